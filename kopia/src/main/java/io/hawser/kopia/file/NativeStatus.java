package io.hawser.kopia.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reads {@code struct statx} (linux/stat.h), whose layout is the same on every processor. */
final class NativeStatus {
  private static final int STATX_BASIC_STATS = 0x7ff;
  private static final byte[] THIS = new byte[0];

  private NativeStatus() {}

  static FileStatus ofDescriptor(int fd, String shownPath) throws IOException {
    return read(fd, THIS, Linux.AT_EMPTY_PATH, shownPath);
  }

  static FileStatus of(int directory, FileName name) throws IOException {
    return read(directory, name.bytes(), Linux.AT_SYMLINK_NOFOLLOW, "");
  }

  private static FileStatus read(int fd, byte[] path, int flags, String shownPath)
      throws IOException {
    var scratch = Scratch.ofThread();
    var status = scratch.status;
    int result =
        Libc.statx(scratch.state, fd, scratch.path(path), flags, STATX_BASIC_STATS, status);
    if (result < 0) {
      throw scratch.error(shownPath.isEmpty() ? FileName.of(path).toString() : shownPath);
    }
    int mode = status.get(ValueLayout.JAVA_SHORT, 28) & 0xffff;
    return new FileStatus(
        FileKind.ofMode(mode),
        mode & 07777,
        status.get(ValueLayout.JAVA_LONG, 40),
        FileStatus.nanos(status.get(ValueLayout.JAVA_LONG, 112), intAt(status, 120)),
        intAt(status, 20),
        intAt(status, 24),
        ((long) intAt(status, 136) << 32) | Integer.toUnsignedLong(intAt(status, 140)),
        status.get(ValueLayout.JAVA_LONG, 32),
        status.get(ValueLayout.JAVA_LONG, 48) * 512);
  }

  private static int intAt(MemorySegment status, long offset) {
    return status.get(ValueLayout.JAVA_INT, offset);
  }
}
