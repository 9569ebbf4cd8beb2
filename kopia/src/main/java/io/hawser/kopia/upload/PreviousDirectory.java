package io.hawser.kopia.upload;

import io.hawser.kopia.file.FileName;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryItem;
import io.hawser.kopia.snapshot.DirectoryReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One directory of one earlier snapshot, at the entry that was asked for last. */
final class PreviousDirectory implements AutoCloseable {
  private final DirectoryReader reader;
  private final UploadProgress progress;
  private @Nullable DirectoryEntry current;

  PreviousDirectory(Repository repository, ObjectId id, UploadProgress progress) {
    this.reader = DirectoryReader.open(repository, id);
    this.progress = progress;
    try {
      current = read();
    } catch (RepositoryException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * The entry of this name. An entry out of order may be missed, which costs a read of the file and
   * is seen only in directories whose names were not UTF-8.
   */
  Optional<DirectoryEntry> find(FileName name, boolean directory) {
    while (current != null && isBefore(current, name, directory)) {
      advance();
    }
    return Optional.ofNullable(current)
        .filter(entry -> entry.isDirectory() == directory && entry.name().equals(name));
  }

  private static boolean isBefore(DirectoryEntry entry, FileName name, boolean directory) {
    return entry.isDirectory() == directory
        ? entry.name().compareTo(name) < 0
        : entry.isDirectory();
  }

  private void advance() {
    try {
      current = read();
    } catch (RepositoryException e) {
      // Only a lost chance to save work; what follows is read from the source.
      progress.warning("an earlier snapshot cannot be compared with: " + e.getMessage());
      current = null;
    }
  }

  private @Nullable DirectoryEntry read() {
    while (true) {
      var item = reader.next();
      if (item.isEmpty()) {
        return null;
      }
      if (item.get() instanceof DirectoryItem.Good(var entry)) {
        return entry;
      }
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
