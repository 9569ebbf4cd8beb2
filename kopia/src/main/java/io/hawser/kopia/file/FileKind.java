package io.hawser.kopia.file;

/** What a name in a directory stands for. */
public enum FileKind {
  FILE,
  DIRECTORY,
  SYMLINK,
  /** A device, socket or FIFO: Kopia's format has no place for it. */
  OTHER,
  /** The file system did not say while listing; ask for the status. */
  UNKNOWN;

  private static final int TYPE_MASK = 0170000;

  /** From the type bits of {@code st_mode}, see inode(7). */
  static FileKind ofMode(int mode) {
    return switch (mode & TYPE_MASK) {
      case 0100000 -> FILE;
      case 0040000 -> DIRECTORY;
      case 0120000 -> SYMLINK;
      default -> OTHER;
    };
  }
}
