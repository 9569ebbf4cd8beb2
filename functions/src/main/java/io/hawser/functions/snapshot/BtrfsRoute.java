package io.hawser.functions.snapshot;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.exec.Command;
import io.hawser.functions.exec.CommandRunner;
import io.hawser.functions.secret.SecretEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A read-only btrfs snapshot of a subvolume, made by the program {@code btrfs}. */
record BtrfsRoute() implements Route {
  /** Every subvolume's root has this inode number: BTRFS_FIRST_FREE_OBJECTID. */
  private static final long SUBVOLUME_INODE = 256;

  @Override
  public String name() {
    return "btrfs";
  }

  @Override
  public Optional<String> obstacle(Path subject, SnapshotOptions options) {
    try {
      var type = Files.getFileStore(subject).type();
      if (!type.equals("btrfs")) {
        return Optional.of("it is on '%s', not on btrfs".formatted(type));
      }
      if (!Long.valueOf(SUBVOLUME_INODE).equals(Files.getAttribute(subject, "unix:ino"))) {
        return Optional.of("it is a directory of a btrfs subvolume, not a subvolume");
      }
    } catch (IOException e) {
      return Optional.of("its file system cannot be told: " + e.getMessage());
    }
    if (!isInstalled()) {
      return Optional.of("the program 'btrfs' (package btrfs-progs) is not on the PATH");
    }
    var folder = options.folderFor(subject);
    return isBtrfs(folder)
        ? Optional.empty()
        : Optional.of(
            "'%s' is not on btrfs; 'scratch' can name a folder that is".formatted(folder));
  }

  @Override
  public String words(Path subject, SnapshotOptions options) {
    return "make a read-only btrfs snapshot of '%s' in '%s'"
        .formatted(subject, options.folderFor(subject));
  }

  @Override
  public Path place(Path subject, String name, SnapshotOptions options) {
    return options.folderFor(subject).resolve(name);
  }

  @Override
  public void create(Path subject, Path place, RunContext run) throws InterruptedException {
    btrfs(run, "subvolume", "snapshot", "-r", subject.toString(), place.toString());
  }

  @Override
  public void delete(Path place, RunContext run) throws InterruptedException {
    if (Files.exists(place)) {
      btrfs(run, "subvolume", "delete", "--commit-after", place.toString());
    }
  }

  private static boolean isBtrfs(Path folder) {
    try {
      return Files.getFileStore(folder).type().equals("btrfs");
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isInstalled() {
    var path = System.getenv().getOrDefault("PATH", "");
    for (var folder : path.split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, "btrfs"))) {
        return true;
      }
    }
    return false;
  }

  private static void btrfs(RunContext run, String... args) throws InterruptedException {
    var argv = new ArrayList<>(List.of("btrfs"));
    argv.addAll(List.of(args));
    var command = new Command(argv, Optional.empty(), Map.of(), SecretEnvironment.NONE);
    var ended = CommandRunner.run(command, "", run, _ -> {});
    if (ended.status() != 0) {
      throw new PhaseException(
          ErrorClass.COMMAND,
          "'%s' ended with status %d: %s"
              .formatted(String.join(" ", argv), ended.status(), ended.stderr()));
    }
  }
}
