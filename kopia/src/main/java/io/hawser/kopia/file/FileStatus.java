package io.hawser.kopia.file;

/**
 * What the file system knows of a file, never of what a symbolic link points to.
 *
 * @param mode the twelve permission bits, setuid, setgid and sticky among them
 * @param size in bytes
 * @param mtimeNanos since 1970, the range of Kopia's format (1677 to 2262); times beyond are
 *     clamped
 * @param allocatedBytes on disk; less than {@code size} when there are holes
 */
public record FileStatus(
    FileKind kind,
    int mode,
    long size,
    long mtimeNanos,
    int uid,
    int gid,
    long device,
    long inode,
    long allocatedBytes) {

  boolean mayHaveHoles() {
    return allocatedBytes < size;
  }

  /** Seconds and nanoseconds as one number, clamped to what 64 bits hold. */
  static long nanos(long seconds, long nanos) {
    try {
      return Math.addExact(Math.multiplyExact(seconds, 1_000_000_000L), nanos);
    } catch (ArithmeticException e) {
      return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
