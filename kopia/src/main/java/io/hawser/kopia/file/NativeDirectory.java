package io.hawser.kopia.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A directory by its file descriptor, on Linux. */
final class NativeDirectory implements DirectoryHandle {
  private static final int FOR_READING = Linux.O_CLOEXEC | Linux.O_NOFOLLOW;
  private static final int DIRECTORY = Linux.O_CLOEXEC | Linux.O_DIRECTORY;

  private final int fd;
  private final String shown;

  private NativeDirectory(int fd, String shown) {
    this.fd = fd;
    this.shown = shown;
  }

  static DirectoryHandle open(Path path) throws IOException {
    var bytes = path.toString().getBytes(StandardCharsets.UTF_8);
    return new NativeDirectory(
        open(Linux.AT_FDCWD, FileName.of(bytes), DIRECTORY, 0), path.toString());
  }

  @Override
  public FileStatus status() throws IOException {
    return NativeStatus.ofDescriptor(fd, shown);
  }

  @Override
  public FileStatus status(FileName name) throws IOException {
    return NativeStatus.of(fd, name);
  }

  @Override
  public void list(Listing each) throws IOException {
    var scratch = Scratch.ofThread();
    if (Libc.lseek(scratch.state, fd, 0, Linux.SEEK_SET) < 0) {
      throw scratch.error(shown);
    }
    while (true) {
      long bytes = Libc.getdents64(scratch.state, fd, scratch.listing, Scratch.LISTING_BYTES);
      if (bytes < 0) {
        throw scratch.error(shown);
      }
      if (bytes == 0) {
        return;
      }
      hand(scratch.listing.asSlice(0, bytes), each);
    }
  }

  /** Reads {@code struct linux_dirent64}: ino 8, off 8, reclen 2, type 1, name up to a NUL. */
  private static void hand(MemorySegment listing, Listing each) throws IOException {
    for (long at = 0; at < listing.byteSize(); ) {
      int length = listing.get(ValueLayout.JAVA_SHORT_UNALIGNED, at + 16) & 0xffff;
      int type = listing.get(ValueLayout.JAVA_BYTE, at + 18);
      int end = 19;
      while (listing.get(ValueLayout.JAVA_BYTE, at + end) != 0) {
        end++;
      }
      var name = listing.asSlice(at + 19, end - 19L).toArray(ValueLayout.JAVA_BYTE);
      at += length;
      boolean dots = name[0] == '.' && (name.length == 1 || (name.length == 2 && name[1] == '.'));
      if (!dots) {
        each.accept(FileName.of(name), kind(type));
      }
    }
  }

  private static FileKind kind(int type) {
    return switch (type) {
      case 0 -> FileKind.UNKNOWN;
      case 4 -> FileKind.DIRECTORY;
      case 8 -> FileKind.FILE;
      case 10 -> FileKind.SYMLINK;
      default -> FileKind.OTHER;
    };
  }

  @Override
  public DirectoryHandle openDirectory(FileName name) throws IOException {
    int child = open(fd, name, DIRECTORY | Linux.O_NOFOLLOW, 0);
    return new NativeDirectory(child, name.toString());
  }

  @Override
  public SourceFile openFile(FileName name) throws IOException {
    var file = new NativeSourceFile(open(fd, name, FOR_READING | Linux.O_NONBLOCK, 0), name);
    if (file.status().kind() != FileKind.FILE) {
      file.close();
      throw new FileSystemException(name.toString(), null, "is no longer a regular file");
    }
    return file;
  }

  @Override
  public byte[] readLink(FileName name) throws IOException {
    var scratch = Scratch.ofThread();
    long length =
        Libc.readlinkat(
            scratch.state, fd, scratch.path(name.bytes()), scratch.io, Scratch.IO_BYTES);
    check(length, scratch, name);
    return scratch.io.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
  }

  @Override
  public DirectoryHandle createDirectory(FileName name) throws IOException {
    var scratch = Scratch.ofThread();
    check(Libc.mkdirat(scratch.state, fd, scratch.path(name.bytes()), 0700), scratch, name);
    return openDirectory(name);
  }

  @Override
  public TargetFile createFile(FileName name) throws IOException {
    int flags = Linux.O_WRONLY | Linux.O_CREAT | Linux.O_EXCL | FOR_READING;
    return new NativeTargetFile(open(fd, name, flags, 0600), name);
  }

  @Override
  public void createSymlink(FileName name, byte[] target) throws IOException {
    var scratch = Scratch.ofThread();
    var path = scratch.path(name.bytes());
    check(Libc.symlinkat(scratch.state, scratch.secondPath(target), fd, path), scratch, name);
  }

  @Override
  public void rename(FileName from, FileName to) throws IOException {
    var scratch = Scratch.ofThread();
    var source = scratch.path(from.bytes());
    var target = scratch.secondPath(to.bytes());
    check(Libc.renameat(scratch.state, fd, source, fd, target), scratch, to);
  }

  @Override
  public void delete(FileName name) throws IOException {
    var scratch = Scratch.ofThread();
    check(Libc.unlinkat(scratch.state, fd, scratch.path(name.bytes()), 0), scratch, name);
  }

  @Override
  public boolean setAttributes(Attributes attributes) throws IOException {
    return NativeAttributes.set(fd, attributes, shown);
  }

  @Override
  public boolean setLinkAttributes(FileName name, Attributes attributes) throws IOException {
    return NativeAttributes.setLink(fd, name, attributes);
  }

  @Override
  public void close() {
    Libc.close(Scratch.ofThread().state, fd);
  }

  private static int open(int directory, FileName name, int flags, int mode) throws IOException {
    var scratch = Scratch.ofThread();
    var path = scratch.path(name.bytes());
    while (true) {
      int fd = Libc.openat(scratch.state, directory, path, flags, mode);
      if (fd >= 0) {
        return fd;
      }
      if (scratch.errno() != Linux.EINTR) {
        throw scratch.error(name.toString());
      }
    }
  }

  private static void check(long result, Scratch scratch, FileName name) throws IOException {
    if (result < 0) {
      throw scratch.error(name.toString());
    }
  }
}
