package io.hawser.kopia.upload;

import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileStatus;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryEntry.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The same directory in earlier snapshots, read along with the walk: names must be asked for in the
 * order of a directory object, directories first. Holds one entry of each snapshot.
 */
final class PreviousEntries implements AutoCloseable {
  private final List<PreviousDirectory> directories = new ArrayList<>();

  /** A damaged snapshot is only a lost chance to save work: told to the progress, else ignored. */
  static PreviousEntries open(
      Repository repository, List<ObjectId> directories, UploadProgress progress) {
    var entries = new PreviousEntries();
    for (var id : directories) {
      try {
        entries.directories.add(new PreviousDirectory(repository, id, progress));
      } catch (RepositoryException e) {
        progress.warning("an earlier snapshot cannot be compared with: " + e.getMessage());
      }
    }
    return entries;
  }

  /** Object ids of the sub-directory of this name. */
  List<ObjectId> directory(FileName name) {
    return directories.stream()
        .flatMap(previous -> previous.find(name, true).stream())
        .map(DirectoryEntry::object)
        .distinct()
        .toList();
  }

  /** The object of a file or link that by all its attributes is still the same. */
  Optional<ObjectId> unchanged(FileName name, FileStatus status, Type type) {
    Optional<ObjectId> object = Optional.empty();
    for (var previous : directories) {
      var found = previous.find(name, false);
      if (object.isEmpty() && found.isPresent() && isSame(found.get(), status, type)) {
        object = Optional.of(found.get().object());
      }
    }
    return object;
  }

  private static boolean isSame(DirectoryEntry entry, FileStatus status, Type type) {
    return entry.type() == type
        && entry.mtimeNanos() == status.mtimeNanos()
        && entry.size() == status.size()
        && entry.mode() == status.mode()
        && entry.uid() == status.uid()
        && entry.gid() == status.gid();
  }

  @Override
  public void close() {
    directories.forEach(PreviousDirectory::close);
  }
}
