package io.hawser.functions.snapshot;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Copies of files that share their blocks with the original until one of them is written: Linux'
 * {@code FICLONE}, see ioctl_ficlone(2). Anywhere else it is simply not possible.
 */
final class Reflink {
  // linux/fs.h and asm-generic/fcntl.h: the same on x86-64 and AArch64, except for O_DIRECTORY.
  private static final long FICLONE = 0x40049409L;
  private static final int O_RDONLY = 0;
  private static final int O_RDWR = 2;
  private static final int O_CREAT_EXCL = 0x40 | 0x80;
  private static final int O_CLOEXEC = 0x80000;
  private static final int O_TMPFILE =
      0x400000 | (System.getProperty("os.arch").equals("aarch64") ? 0x4000 : 0x10000);

  private static final boolean LINUX =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");

  private Reflink() {}

  /** Made at the first use, so that nothing is linked where nothing is copied. */
  private static final class Calls {
    static final MethodHandle OPEN =
        link("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT), 2);
    static final MethodHandle IOCTL =
        link("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT), 2);
    static final MethodHandle CLOSE = link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), 1);

    private static MethodHandle link(String name, FunctionDescriptor descriptor, int fixedArgs) {
      var linker = Linker.nativeLinker();
      var address = linker.defaultLookup().find(name).orElseThrow();
      return fixedArgs == descriptor.argumentLayouts().size()
          ? linker.downcallHandle(address, descriptor)
          : linker.downcallHandle(address, descriptor, Linker.Option.firstVariadicArg(fixedArgs));
    }
  }

  /** True when files of the folder's file system can be cloned; tried with files without names. */
  static boolean isPossible(Path folder) {
    if (!LINUX) {
      return false;
    }
    int from = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC);
    int to = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC);
    try {
      return from >= 0 && to >= 0 && call(Calls.IOCTL, to, FICLONE, from) == 0;
    } finally {
      close(from);
      close(to);
    }
  }

  /**
   * Makes a file that shares all blocks of another; its content only, no attributes.
   *
   * @return false when that is not possible; the new file may be there, empty
   */
  static boolean copy(Path from, Path to) {
    int source = open(from, O_RDONLY | O_CLOEXEC);
    int target = open(to, O_RDWR | O_CREAT_EXCL | O_CLOEXEC);
    try {
      return source >= 0 && target >= 0 && call(Calls.IOCTL, target, FICLONE, source) == 0;
    } finally {
      close(source);
      close(target);
    }
  }

  private static int open(Path path, int flags) {
    try (var arena = Arena.ofConfined()) {
      return call(Calls.OPEN, cString(path, arena), flags, 0600);
    }
  }

  private static void close(int descriptor) {
    if (descriptor >= 0) {
      var _ = call(Calls.CLOSE, descriptor);
    }
  }

  private static int call(MethodHandle function, Object... args) {
    try {
      return (int) function.invokeWithArguments(args);
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the C library", e);
    }
  }

  /** A URI keeps names that are not UTF-8 byte by byte; {@code toString} would not. */
  private static MemorySegment cString(Path path, Arena arena) {
    var uri = path.toUri().getRawPath();
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < uri.length(); i++) {
      if (uri.charAt(i) == '%') {
        bytes.write(Integer.parseInt(uri, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(uri.charAt(i));
      }
    }
    bytes.write(0);
    return arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes.toByteArray());
  }
}
