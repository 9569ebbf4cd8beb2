package io.hawser.functions.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.functions.FakeRun;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeCopyTest {
  private static final FileTime OLD =
      FileTime.from(Instant.parse("2001-02-03T04:05:06.789012345Z"));

  @TempDir Path folder;
  private Path from;
  private Path to;

  @BeforeEach
  void makeTree() throws Exception {
    from = Files.createDirectory(folder.resolve("from"));
    to = folder.resolve("to");
  }

  private void copy() throws Exception {
    TreeCopy.copy(from, to, false, new FakeRun(folder));
  }

  @Test
  void keepsContentModeAndTimeOfFilesAndDirectories() throws Exception {
    var directory = Files.createDirectory(from.resolve("dir"));
    var file = Files.writeString(directory.resolve("file"), "content");
    var _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    Files.setAttribute(directory, "unix:mode", 0041755);
    var _ = Files.setLastModifiedTime(file, OLD);
    var _ = Files.setLastModifiedTime(directory, OLD);

    copy();

    assertThat(to.resolve("dir/file")).hasContent("content");
    assertThat(Files.getAttribute(to.resolve("dir/file"), "unix:mode")).isEqualTo(0100440);
    assertThat(Files.getAttribute(to.resolve("dir"), "unix:mode")).isEqualTo(0041755);
    assertThat(Files.getLastModifiedTime(to.resolve("dir/file"))).isEqualTo(OLD);
    assertThat(Files.getLastModifiedTime(to.resolve("dir"))).isEqualTo(OLD);
  }

  @Test
  void copiesLinksAsLinks() throws Exception {
    var _ = Files.createSymbolicLink(from.resolve("dangling"), Path.of("/nowhere"));

    copy();

    assertThat(Files.readSymbolicLink(to.resolve("dangling"))).isEqualTo(Path.of("/nowhere"));
  }

  @Test
  void leavesOutPipes() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", from.resolve("pipe").toString()).start().waitFor())
        .isZero();

    copy();

    assertThat(Files.exists(to.resolve("pipe"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void keepsHoles() throws Exception {
    try (var file = new RandomAccessFile(from.resolve("sparse").toFile(), "rw")) {
      file.seek(8 << 20);
      file.write("middle".getBytes(StandardCharsets.UTF_8));
      file.setLength(64 << 20);
    }

    copy();

    assertThat(Files.mismatch(from.resolve("sparse"), to.resolve("sparse"))).isEqualTo(-1);
    var du = new ProcessBuilder("du", "-k", to.resolve("sparse").toString()).start();
    var kibibytes = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(Long.parseLong(kibibytes.split("\\s")[0])).isLessThan(2048);
  }

  @Test
  void stopsWhenInterrupted() throws Exception {
    var _ = Files.writeString(from.resolve("file"), "content");
    Thread.currentThread().interrupt();

    assertThatThrownBy(this::copy).isInstanceOf(InterruptedException.class);
  }
}
