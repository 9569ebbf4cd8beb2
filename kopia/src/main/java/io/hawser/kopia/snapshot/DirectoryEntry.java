package io.hawser.kopia.snapshot;

import io.hawser.kopia.file.FileName;
import io.hawser.kopia.repository.ObjectId;
import java.util.Optional;

/**
 * One name in a directory object, or the root of a snapshot.
 *
 * @param mode the twelve Unix permission bits
 * @param size bytes of a file, length of a link's target, 0 for a directory
 * @param mtimeNanos since 1970
 * @param summary of what is below, for directories and roots
 */
public record DirectoryEntry(
    FileName name,
    Type type,
    int mode,
    long size,
    long mtimeNanos,
    int uid,
    int gid,
    ObjectId object,
    Optional<Summary> summary) {

  /** The kinds that Kopia's format has. */
  public enum Type {
    FILE("f"),
    DIRECTORY("d"),
    SYMLINK("s");

    private final String code;

    Type(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }

    static Optional<Type> ofCode(String code) {
      return switch (code) {
        case "f" -> Optional.of(FILE);
        case "d" -> Optional.of(DIRECTORY);
        case "s" -> Optional.of(SYMLINK);
        default -> Optional.empty();
      };
    }
  }

  public boolean isDirectory() {
    return type == Type.DIRECTORY;
  }

  public DirectoryEntry withName(FileName newName) {
    return new DirectoryEntry(newName, type, mode, size, mtimeNanos, uid, gid, object, summary);
  }

  public DirectoryEntry withSummary(Summary newSummary) {
    return new DirectoryEntry(
        name, type, mode, size, mtimeNanos, uid, gid, object, Optional.of(newSummary));
  }
}
