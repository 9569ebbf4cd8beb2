package io.hawser.kopia.blob;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Files that are whole or not there, also after a power cut: written under another name, synced,
 * renamed, and the directory synced too.
 *
 * <p>Bytes are moved 128 KiB at a time: the JDK keeps a buffer outside the heap for every thread,
 * as large as the largest transfer that the thread ever made.
 */
final class DurableFiles {
  private static final int STEP = 128 << 10;
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final Pattern UNFINISHED = Pattern.compile(".+\\.tmp\\.[0-9a-f]{16}");

  private final Path root;
  private final FileAttribute<?>[] fileAttributes;
  private final FileAttribute<?>[] directoryAttributes;

  /**
   * @param root a directory that is never created here: an unmounted one must not be filled
   */
  DurableFiles(Path root) {
    this.root = root;
    var posix = isPosix(root);
    this.fileAttributes = posix ? permissions("rw-------") : new FileAttribute<?>[0];
    this.directoryAttributes = posix ? permissions("rwx------") : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path root) {
    return root.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] permissions(String text) {
    var permissions = PosixFilePermissions.fromString(text);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  /** True for the name of a file that a process did not finish when it was killed. */
  static boolean isUnfinished(String name) {
    return UNFINISHED.matcher(name).matches();
  }

  void write(Path file, ByteBuffer... parts) throws IOException {
    var directory = parent(file);
    var random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    var temporary = directory.resolve(file.getFileName() + ".tmp." + random);
    try {
      try (var channel = create(temporary)) {
        for (var part : parts) {
          write(channel, part.duplicate());
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
    sync(directory);
  }

  private FileChannel create(Path file) throws IOException {
    try {
      return FileChannel.open(file, NEW, fileAttributes);
    } catch (NoSuchFileException e) {
      makeDirectory(parent(file));
      return FileChannel.open(file, NEW, fileAttributes);
    }
  }

  private void makeDirectory(Path directory) throws IOException {
    if (directory.equals(root)) {
      throw new NoSuchFileException(root.toString(), null, "the directory is gone");
    }
    var parent = parent(directory);
    if (!Files.isDirectory(parent)) {
      makeDirectory(parent);
    }
    try {
      Files.createDirectory(directory, directoryAttributes);
    } catch (FileAlreadyExistsException e) {
      // Another thread was faster; whether it is a directory shows when a file is made in it.
      return;
    }
    sync(parent);
  }

  private static Path parent(Path path) {
    var parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("'%s' is in no directory".formatted(path));
    }
    return parent;
  }

  private static void write(FileChannel channel, ByteBuffer part) throws IOException {
    var end = part.limit();
    while (part.position() < end) {
      part.limit(Math.min(part.position() + STEP, end));
      channel.write(part);
    }
  }

  private static void sync(Path directory) throws IOException {
    if (isPosix(directory)) {
      try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Exactly these bytes of a file, or an {@link EOFException}. */
  static byte[] read(FileChannel channel, long offset, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length);
    while (bytes.position() < length) {
      bytes.limit(Math.min(bytes.position() + STEP, length));
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException("it became shorter while it was read");
      }
    }
    return bytes.array();
  }
}
