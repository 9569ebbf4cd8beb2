package io.hawser.kopia.file;

import java.util.Map;

/** Numbers of Linux's system calls (fcntl.h, unistd.h, errno.h). */
final class Linux {
  static final int O_WRONLY = 1;
  static final int O_CREAT = 0100;
  static final int O_EXCL = 0200;
  static final int O_NONBLOCK = 04000;
  static final int O_CLOEXEC = 02000000;
  static final int O_DIRECTORY;
  static final int O_NOFOLLOW;
  static final int AT_FDCWD = -100;
  static final int AT_SYMLINK_NOFOLLOW = 0x100;
  static final int AT_EMPTY_PATH = 0x1000;
  static final int SEEK_SET = 0;
  static final int SEEK_CUR = 1;
  static final int SEEK_DATA = 3;
  static final int SEEK_HOLE = 4;

  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int ENXIO = 6;
  static final int EACCES = 13;
  static final int EEXIST = 17;
  static final int ENOTDIR = 20;
  static final int EINVAL = 22;
  static final int ELOOP = 40;

  /** Two flags differ between processors; on one that is not listed there is no native access. */
  private record Flags(int directory, int noFollow) {}

  private static final Map<String, Flags> KNOWN =
      Map.of("amd64", new Flags(0200000, 0400000), "aarch64", new Flags(040000, 0100000));

  static {
    var flags = KNOWN.getOrDefault(System.getProperty("os.arch"), new Flags(0, 0));
    O_DIRECTORY = flags.directory();
    O_NOFOLLOW = flags.noFollow();
  }

  private Linux() {}

  static boolean isHere() {
    return System.getProperty("os.name").equals("Linux") && O_NOFOLLOW != 0;
  }
}
