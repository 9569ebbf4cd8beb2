package io.hawser.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.Hawser;
import io.hawser.cli.terminal.RecordingTerminal;
import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The quick start into a repository whose disk is really full. */
@Tag("testbed")
@Timeout(300)
class FullDiskTestbedTest {
  @TempDir private Path folder = Path.of("");
  private Path disk = Path.of("");
  private boolean isMounted;
  private @Nullable Ledger ledger;

  @BeforeEach
  void mountSmallDisk() throws IOException, InterruptedException {
    ledger = Ledger.startIn(folder.resolve("app"));
    var backup = Files.readString(Path.of("..", "samples", "quickstart", "backup.yaml"));
    var _ = Files.writeString(folder.resolve("app").resolve("backup.yaml"), backup);
    disk = Files.createDirectories(folder.resolve("app").resolve("data").resolve("repository"));
    isMounted = isDone("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk.toString());
    Testbed.require(Optional.of(disk).filter(_ -> isMounted), "no right to mount a tmpfs");
  }

  @AfterEach
  void end() throws IOException, InterruptedException {
    assertThat(Objects.requireNonNull(ledger).tell("stop")).isZero();
    assertThat(!isMounted || isDone("umount", disk.toString())).isTrue();
  }

  @Test
  void aFullDiskIsToldLeavesTheRepositoryGoodAndTheNextRunSucceeds() throws Exception {
    run(0);
    Objects.requireNonNull(ledger).addRandomFile("attachment", 80, 5);

    var told = run(1);

    assertThat(told).contains("full").contains("phase 'upload'").contains(disk.toString());
    assertThat(Objects.requireNonNull(ledger).isFrozen()).isFalse();
    assertThat(filesNamed("hawser")).as("copies of the snapshot").isEmpty();
    assertThat(filesNamed("tmp")).as("half-written blobs").isEmpty();
    var password = Files.readString(disk.resolveSibling("password")).strip();
    RealKopia.toFolder(folder.resolve("kopia"), disk, password).verifyAll();

    assertThat(isDone("mount", "-o", "remount,size=400m", disk.toString())).isTrue();
    run(0);
    RealKopia.toFolder(folder.resolve("kopia-later"), disk, password).verifyAll();
  }

  private List<Path> filesNamed(String part) throws IOException {
    try (var files = Files.walk(disk.getParent())) {
      return files.filter(file -> file.getFileName().toString().contains(part)).toList();
    }
  }

  private String run(int exitCode) {
    var terminal = new RecordingTerminal();
    var environment = Map.of("HAWSER_STATE_DIR", folder.resolve("state").toString());
    var backup = folder.resolve("app").resolve("backup.yaml").toString();

    assertThat(Hawser.run(terminal, environment, "run", backup))
        .as(terminal.errors())
        .isEqualTo(exitCode);
    return terminal.output() + terminal.errors();
  }

  private static boolean isDone(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor() == 0;
  }
}
