package io.hawser.kopia.restore;

import io.hawser.kopia.file.FileKind;
import io.hawser.kopia.file.FileStatus;
import io.hawser.kopia.snapshot.DirectoryEntry;

/** Decides whether what is there may go. */
final class Replacing {
  private Replacing() {}

  static boolean allows(Overwrite overwrite, FileStatus there, DirectoryEntry entry) {
    if (there.kind() == FileKind.DIRECTORY) {
      return false;
    }
    return switch (overwrite) {
      case NEVER -> false;
      case OLDER -> there.mtimeNanos() < entry.mtimeNanos();
      case ALWAYS -> true;
    };
  }
}
