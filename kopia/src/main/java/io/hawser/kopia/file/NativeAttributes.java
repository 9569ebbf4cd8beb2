package io.hawser.kopia.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Sets owner, mode and time, in this order: each of them may change what comes before it. */
final class NativeAttributes {
  private static final byte[] THIS = new byte[0];
  private static final long UTIME_OMIT = (1L << 30) - 2;

  private NativeAttributes() {}

  static boolean set(int fd, Attributes wanted, String shownPath) throws IOException {
    boolean owned = own(fd, THIS, Linux.AT_EMPTY_PATH, wanted, shownPath);
    var scratch = Scratch.ofThread();
    int mode = owned ? wanted.mode() : wanted.modeWithoutOwner();
    if (Libc.fchmod(scratch.state, fd, mode) < 0
        || Libc.futimens(scratch.state, fd, times(scratch, wanted)) < 0) {
      throw scratch.error(shownPath);
    }
    return owned || wanted.owner().isEmpty();
  }

  static boolean setLink(int directory, FileName name, Attributes wanted) throws IOException {
    boolean owned =
        own(directory, name.bytes(), Linux.AT_SYMLINK_NOFOLLOW, wanted, name.toString());
    var scratch = Scratch.ofThread();
    var path = scratch.path(name.bytes());
    var times = times(scratch, wanted);
    if (Libc.utimensat(scratch.state, directory, path, times, Linux.AT_SYMLINK_NOFOLLOW) < 0) {
      throw scratch.error(name.toString());
    }
    return owned || wanted.owner().isEmpty();
  }

  /** True when the owner now is the wanted one. */
  private static boolean own(int fd, byte[] path, int flags, Attributes wanted, String shownPath)
      throws IOException {
    if (wanted.owner().isEmpty()) {
      return false;
    }
    var owner = wanted.owner().get();
    var scratch = Scratch.ofThread();
    int result =
        Libc.fchownat(scratch.state, fd, scratch.path(path), owner.uid(), owner.gid(), flags);
    if (result == 0) {
      return true;
    }
    int errno = scratch.errno();
    // EINVAL: the number does not exist in this user namespace.
    if (errno == Linux.EPERM || errno == Linux.EINVAL) {
      return false;
    }
    throw scratch.error(shownPath);
  }

  private static MemorySegment times(Scratch scratch, Attributes wanted) {
    scratch.times.set(ValueLayout.JAVA_LONG, 8, UTIME_OMIT);
    scratch.times.set(
        ValueLayout.JAVA_LONG, 16, Math.floorDiv(wanted.mtimeNanos(), 1_000_000_000L));
    scratch.times.set(
        ValueLayout.JAVA_LONG, 24, Math.floorMod(wanted.mtimeNanos(), 1_000_000_000L));
    return scratch.times;
  }
}
