package io.hawser.kopia.file;

import java.io.IOException;
import java.nio.file.Path;

/** A way into the local file system. Safe for use by many threads. */
public interface FileTree {
  /** Opens a directory; symbolic links in the path, which is the user's own, are followed. */
  DirectoryHandle open(Path directory) throws IOException;

  /** The best way on this machine: system calls on Linux, {@code java.nio.file} elsewhere. */
  static FileTree local() {
    return Linux.isHere() ? NativeDirectory::open : portable();
  }

  /**
   * By {@code java.nio.file}, on any system. Names must be text, holes are read from the disk,
   * times before 1970 cannot be set, and a directory that is replaced by a link while it is being
   * walked is noticed by luck only.
   */
  static FileTree portable() {
    return PortableDirectory::open;
  }
}
