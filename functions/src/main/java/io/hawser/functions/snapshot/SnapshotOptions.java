package io.hawser.functions.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * @param maxCopyBytes longest tree that is copied while the application is frozen
 * @param scratch folder for snapshots that are directories of their own, when the author names one
 * @param fallback folder for them when the folder beside the subject cannot be used
 */
record SnapshotOptions(long maxCopyBytes, Optional<Path> scratch, Path fallback) {

  /** The folder for a snapshot that is a directory of its own. */
  Path folderFor(Path subject) {
    return scratch.or(() -> beside(subject)).orElse(fallback);
  }

  private static Optional<Path> beside(Path subject) {
    return Optional.ofNullable(subject.getParent())
        .filter(parent -> Files.isWritable(parent) && isSameStore(parent, subject));
  }

  /** True when both are on one file system, so that blocks can be shared. */
  static boolean isSameStore(Path one, Path other) {
    try {
      var store = Files.getFileStore(one);
      var otherStore = Files.getFileStore(other);
      // Each btrfs subvolume has a device number of its own, and so is a store of its own to Java.
      return store.equals(otherStore)
          || store.type().equals("btrfs") && store.name().equals(otherStore.name());
    } catch (IOException e) {
      return false;
    }
  }
}
