package io.hawser.kopia.snapshot;

import io.hawser.kopia.file.FileName;
import io.hawser.kopia.repository.Repository;
import java.util.function.Consumer;

/** Looks into the tree of a snapshot without restoring it. */
public final class SnapshotTree {
  private final Repository repository;

  public SnapshotTree(Repository repository) {
    this.repository = repository;
  }

  /**
   * The entry at a path below a root, its elements separated by slashes; an empty path, or one of
   * dots, is the root.
   *
   * @throws NoSuchSnapshotException when there is nothing of this name
   */
  public DirectoryEntry find(DirectoryEntry root, String path) {
    var at = root;
    for (var element : path.split("/")) {
      if (!element.isEmpty() && !element.equals(".")) {
        at = child(at, FileName.of(element), path);
      }
    }
    return at;
  }

  /** Hands each item of a directory to the consumer, in the order in which they are stored. */
  public void list(DirectoryEntry directory, Consumer<DirectoryItem> each) {
    try (var reader = DirectoryReader.open(repository, directory.object())) {
      for (var item = reader.next(); item.isPresent(); item = reader.next()) {
        each.accept(item.get());
      }
    }
  }

  private DirectoryEntry child(DirectoryEntry parent, FileName name, String path) {
    if (!parent.isDirectory()) {
      throw new NoSuchSnapshotException(
          "'%s' in '%s' is not a directory".formatted(parent.name(), path));
    }
    try (var reader = DirectoryReader.open(repository, parent.object())) {
      for (var item = reader.next(); item.isPresent(); item = reader.next()) {
        if (item.get() instanceof DirectoryItem.Good(var entry) && entry.name().equals(name)) {
          return entry;
        }
      }
    }
    var wanted = name.toString();
    throw new NoSuchSnapshotException(
        path.equals(wanted)
            ? "the snapshot has no '%s'".formatted(path)
            : "the snapshot has no '%s': there is no '%s'".formatted(path, wanted));
  }
}
