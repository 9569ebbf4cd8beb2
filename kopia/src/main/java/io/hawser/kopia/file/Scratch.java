package io.hawser.kopia.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Native memory for the arguments and results of one thread's calls: about 330 KiB, made once per
 * thread and freed some time after its end.
 */
final class Scratch {
  static final int IO_BYTES = 256 << 10;
  static final int LISTING_BYTES = 64 << 10;
  static final int PATH_BYTES = 4096;

  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);
  private static final VarHandle ERRNO = Libc.STATE.varHandle(PathElement.groupElement("errno"));
  private static final int STATX_BYTES = 256;
  private static final int TIMES_BYTES = 32;

  final MemorySegment state;
  final MemorySegment status;
  final MemorySegment times;
  final MemorySegment listing;
  final MemorySegment io;
  private final MemorySegment path;
  private final MemorySegment secondPath;

  private Scratch() {
    var arena = Arena.ofAuto();
    state = arena.allocate(Libc.STATE);
    status = arena.allocate(STATX_BYTES, 8);
    times = arena.allocate(TIMES_BYTES, 8);
    listing = arena.allocate(LISTING_BYTES, 8);
    io = arena.allocate(IO_BYTES, 8);
    path = arena.allocate(PATH_BYTES);
    secondPath = arena.allocate(PATH_BYTES);
  }

  static Scratch ofThread() {
    return OF_THREAD.get();
  }

  int errno() {
    return (int) ERRNO.get(state, 0L);
  }

  MemorySegment path(byte[] bytes) throws IOException {
    return terminated(bytes, path);
  }

  /** For calls that take two. */
  MemorySegment secondPath(byte[] bytes) throws IOException {
    return terminated(bytes, secondPath);
  }

  /** The exception for the last error of this thread. */
  FileSystemException error(String shownPath) {
    int errno = errno();
    return switch (errno) {
      case Linux.ENOENT -> new NoSuchFileException(shownPath);
      case Linux.EEXIST -> new FileAlreadyExistsException(shownPath);
      case Linux.ENOTDIR -> new NotDirectoryException(shownPath);
      case Linux.EACCES, Linux.EPERM ->
          new AccessDeniedException(shownPath, null, Libc.describe(errno));
      case Linux.ELOOP -> new FileSystemException(shownPath, null, "is a symbolic link");
      default -> new FileSystemException(shownPath, null, Libc.describe(errno));
    };
  }

  private static MemorySegment terminated(byte[] bytes, MemorySegment into) throws IOException {
    if (bytes.length >= PATH_BYTES) {
      throw new FileSystemException(
          FileName.of(bytes).toString(), null, "is longer than " + (PATH_BYTES - 1) + " bytes");
    }
    for (byte b : bytes) {
      if (b == 0) {
        throw new FileSystemException(FileName.of(bytes).toString(), null, "contains a NUL");
      }
    }
    MemorySegment.copy(bytes, 0, into, ValueLayout.JAVA_BYTE, 0, bytes.length);
    into.set(ValueLayout.JAVA_BYTE, bytes.length, (byte) 0);
    return into;
  }
}
