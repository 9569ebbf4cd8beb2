package io.hawser.kopia.file;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The C library's calls for which {@code java.nio.file} has no words. Each gives what the call
 * gives, -1 for an error; its number is then found in the state segment, which every call takes.
 */
final class Libc {
  static final MemoryLayout STATE = Linker.Option.captureStateLayout();

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;
  private static final Linker LINKER = Linker.nativeLinker();

  private static final MethodHandle OPENAT = linkVariadic(3, "openat", INT, INT, POINTER, INT, INT);
  private static final MethodHandle CLOSE = link("close", INT, INT);
  private static final MethodHandle STATX = link("statx", INT, INT, POINTER, INT, INT, POINTER);
  private static final MethodHandle GETDENTS64 = link("getdents64", LONG, INT, POINTER, LONG);
  private static final MethodHandle READ = link("read", LONG, INT, POINTER, LONG);
  private static final MethodHandle WRITE = link("write", LONG, INT, POINTER, LONG);
  private static final MethodHandle LSEEK = link("lseek", LONG, INT, LONG, INT);
  private static final MethodHandle READLINKAT =
      link("readlinkat", LONG, INT, POINTER, POINTER, LONG);
  private static final MethodHandle MKDIRAT = link("mkdirat", INT, INT, POINTER, INT);
  private static final MethodHandle SYMLINKAT = link("symlinkat", INT, POINTER, INT, POINTER);
  private static final MethodHandle RENAMEAT = link("renameat", INT, INT, POINTER, INT, POINTER);
  private static final MethodHandle UNLINKAT = link("unlinkat", INT, INT, POINTER, INT);
  private static final MethodHandle FCHMOD = link("fchmod", INT, INT, INT);
  private static final MethodHandle FCHOWNAT = link("fchownat", INT, INT, POINTER, INT, INT, INT);
  private static final MethodHandle FUTIMENS = link("futimens", INT, INT, POINTER);
  private static final MethodHandle UTIMENSAT = link("utimensat", INT, INT, POINTER, POINTER, INT);
  private static final MethodHandle FTRUNCATE = link("ftruncate", INT, INT, LONG);
  private static final MethodHandle STRERROR =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strerror"),
          FunctionDescriptor.of(ValueLayout.ADDRESS, INT));

  private Libc() {}

  static int openat(MemorySegment state, int dir, MemorySegment path, int flags, int mode) {
    try {
      return (int) OPENAT.invokeExact(state, dir, path, flags, mode);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int close(MemorySegment state, int fd) {
    try {
      return (int) CLOSE.invokeExact(state, fd);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int statx(
      MemorySegment state, int dir, MemorySegment path, int flags, int mask, MemorySegment status) {
    try {
      return (int) STATX.invokeExact(state, dir, path, flags, mask, status);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static long getdents64(MemorySegment state, int fd, MemorySegment entries, long size) {
    try {
      return (long) GETDENTS64.invokeExact(state, fd, entries, size);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static long read(MemorySegment state, int fd, MemorySegment buffer, long size) {
    try {
      return (long) READ.invokeExact(state, fd, buffer, size);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static long write(MemorySegment state, int fd, MemorySegment buffer, long size) {
    try {
      return (long) WRITE.invokeExact(state, fd, buffer, size);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static long lseek(MemorySegment state, int fd, long offset, int whence) {
    try {
      return (long) LSEEK.invokeExact(state, fd, offset, whence);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static long readlinkat(
      MemorySegment state, int dir, MemorySegment path, MemorySegment buffer, long size) {
    try {
      return (long) READLINKAT.invokeExact(state, dir, path, buffer, size);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int mkdirat(MemorySegment state, int dir, MemorySegment path, int mode) {
    try {
      return (int) MKDIRAT.invokeExact(state, dir, path, mode);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int symlinkat(MemorySegment state, MemorySegment target, int dir, MemorySegment path) {
    try {
      return (int) SYMLINKAT.invokeExact(state, target, dir, path);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int renameat(
      MemorySegment state, int fromDir, MemorySegment from, int toDir, MemorySegment to) {
    try {
      return (int) RENAMEAT.invokeExact(state, fromDir, from, toDir, to);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int unlinkat(MemorySegment state, int dir, MemorySegment path, int flags) {
    try {
      return (int) UNLINKAT.invokeExact(state, dir, path, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int fchmod(MemorySegment state, int fd, int mode) {
    try {
      return (int) FCHMOD.invokeExact(state, fd, mode);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int fchownat(
      MemorySegment state, int dir, MemorySegment path, int uid, int gid, int flags) {
    try {
      return (int) FCHOWNAT.invokeExact(state, dir, path, uid, gid, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int futimens(MemorySegment state, int fd, MemorySegment times) {
    try {
      return (int) FUTIMENS.invokeExact(state, fd, times);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int utimensat(
      MemorySegment state, int dir, MemorySegment path, MemorySegment times, int flags) {
    try {
      return (int) UTIMENSAT.invokeExact(state, dir, path, times, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  static int ftruncate(MemorySegment state, int fd, long length) {
    try {
      return (int) FTRUNCATE.invokeExact(state, fd, length);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** What an error number means, in the C library's words. */
  static String describe(int errno) {
    try {
      var text = (MemorySegment) STRERROR.invokeExact(errno);
      return text.reinterpret(256).getString(0);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  private static MethodHandle link(String name, MemoryLayout result, MemoryLayout... arguments) {
    return link(
        name, FunctionDescriptor.of(result, arguments), Linker.Option.captureCallState("errno"));
  }

  private static MethodHandle linkVariadic(
      int fixed, String name, MemoryLayout result, MemoryLayout... arguments) {
    return link(
        name,
        FunctionDescriptor.of(result, arguments),
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(fixed));
  }

  private static MethodHandle link(
      String name, FunctionDescriptor signature, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), signature, options);
  }

  /** A call of these signatures throws nothing; if it does, this class is wrong. */
  private static AssertionError broken(Throwable e) {
    return new AssertionError("a call of the C library broke", e);
  }
}
