package io.hawser.functions.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.engine.function.Functions;
import io.hawser.functions.FakeRun;
import io.hawser.functions.quiesce.Freezes;
import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes on the file systems that they are for; btrfs and XFS in image files, as root. */
@Tag("testbed")
class SnapshotRoutesTestbedTest {
  @TempDir Path folder;

  @Test
  void cephfsSnapshotsStandStillAndGoAway() throws Exception {
    var subject = Files.createTempDirectory(Testbed.cephfs(), "subject");

    check(subject, "cephfs");

    Files.delete(subject.resolve("dir/file"));
    Files.delete(subject.resolve("dir"));
    Files.delete(subject);
  }

  @Test
  void xfsSharesBlocks() throws Exception {
    try (var xfs = Image.mount(folder, List.of("mkfs.xfs", "-q", "-m", "reflink=1"))) {
      check(Files.createDirectory(xfs.path().resolve("subject")), "reflink");
    }
  }

  @Test
  void btrfsSnapshotsASubvolume() throws Exception {
    try (var btrfs = Image.mount(folder, List.of("mkfs.btrfs", "-q"))) {
      var subject = btrfs.path().resolve("subject");
      run("btrfs", "-q", "subvolume", "create", subject.toString());

      check(subject, "btrfs");
    }
  }

  @Test
  void btrfsSharesBlocksOfAMereDirectory() throws Exception {
    try (var btrfs = Image.mount(folder, List.of("mkfs.btrfs", "-q"))) {
      check(Files.createDirectory(btrfs.path().resolve("subject")), "reflink");
    }
  }

  @Test
  void aFullFileSystemIsNamedAndNothingIsLeft() throws Exception {
    try (var ext4 = Image.mount(folder, List.of("mkfs.ext4", "-q"))) {
      var subject = Files.createDirectory(ext4.path().resolve("subject"));
      var noise = new byte[200 << 20];
      java.util.Arrays.fill(noise, (byte) 7);
      var _ = Files.write(subject.resolve("big"), noise);
      var run = new FakeRun(folder).withSubject(subject).phase("snap");

      assertThatThrownBy(() -> run.runPhase(snapshot(), Map.of()))
          .hasMessageContaining("No space left");
      run.runCleanups(Functions.of(new DeleteSnapshot()));

      assertThat(ext4.path().resolve(run.resourceName())).doesNotExist();
    }
  }

  private Snapshot snapshot() {
    return new Snapshot(new Freezes(folder.resolve("state")), folder.resolve("fallback"));
  }

  private void check(Path subject, String route) throws Exception {
    var file = Files.createDirectory(subject.resolve("dir")).resolve("file");
    var _ = Files.writeString(file, "before");
    var run = new FakeRun(folder).withSubject(subject).phase("snap");

    var outputs = run.runPhase(snapshot(), Map.of()).values();
    var _ = Files.writeString(file, "after");

    assertThat(outputs).containsEntry("route", route);
    var mounted = run.phase("mount").runPhase(new MountSnapshot(), Map.of("phase", "snap"));
    var path = Path.of((String) mounted.values().get("path"));
    assertThat(path.resolve("dir/file")).hasContent("before");
    assertThat(file).hasContent("after");
    run.runCleanups(Functions.of(new DeleteSnapshot()));
    assertThat(path).doesNotExist();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + ": " + said).isZero();
  }

  /** A file system in a file. */
  private record Image(Path path) implements AutoCloseable {
    static Image mount(Path folder, List<String> mkfs) throws Exception {
      var isRoot = Files.getOwner(Path.of("/proc/self")).getName().equals("root");
      var _ =
          Testbed.require(
              isRoot && isInstalled(mkfs.getFirst()) ? Optional.of(true) : Optional.empty(),
              "needs root and '%s'".formatted(mkfs.getFirst()));
      var image = folder.resolve("image");
      run("truncate", "-s", "320M", image.toString());
      var make = new java.util.ArrayList<>(mkfs);
      make.add(image.toString());
      run(make.toArray(String[]::new));
      var path = Files.createDirectory(folder.resolve("mounted"));
      run("mount", "-o", "loop", image.toString(), path.toString());
      return new Image(path);
    }

    private static boolean isInstalled(String program) {
      return List.of("/sbin", "/usr/sbin", "/usr/bin").stream()
          .anyMatch(bin -> Files.isExecutable(Path.of(bin, program)));
    }

    @Override
    public void close() throws Exception {
      run("umount", path.toString());
    }
  }
}
