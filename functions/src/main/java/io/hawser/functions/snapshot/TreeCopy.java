package io.hawser.functions.snapshot;

import io.hawser.engine.function.Progress;
import io.hawser.engine.function.RunContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Copies a directory with owners, modes, times and holes. Sockets, pipes and devices are left out:
 * they hold no data. Names that share a file (hard links) become files of their own. Holds one
 * buffer of 256 KiB and what the walk holds of open directories.
 */
final class TreeCopy extends SimpleFileVisitor<Path> {
  private static final int BUFFER_BYTES = 1 << 18;
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path from;
  private final Path to;
  private final boolean reflink;
  private final RunContext run;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private long bytes;
  private long files;
  private boolean interrupted;

  private TreeCopy(Path from, Path to, boolean reflink, RunContext run) {
    this.from = from;
    this.to = to;
    this.reflink = reflink;
    this.run = run;
  }

  /**
   * Copies a directory to a path where nothing is.
   *
   * @param reflink true shares the blocks of files where the file system lets us
   */
  static void copy(Path from, Path to, boolean reflink, RunContext run)
      throws IOException, InterruptedException {
    var copy = new TreeCopy(from, to, reflink, run);
    var _ = Files.walkFileTree(from, copy);
    if (copy.interrupted) {
      throw new InterruptedException("copying '%s'".formatted(from));
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
      throws IOException {
    // Closed to others until the attributes are set: the files in it are still open to all.
    var _ = Files.createDirectory(target(directory), OWNER_ONLY);
    return next();
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    try {
      if (attributes.isSymbolicLink()) {
        var _ =
            Files.copy(
                file, target(file), LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
      } else if (attributes.isRegularFile()) {
        copyFile(file, target(file), attributes);
      }
    } catch (NoSuchFileException e) {
      // Gone since the directory was read: without a freeze that is nobody's fault.
      Files.deleteIfExists(target(file));
    }
    files++;
    run.progress(new Progress(bytes, OptionalLong.empty(), files, OptionalLong.empty()));
    return next();
  }

  /** A directory gets its attributes last: files made in it would change its time. */
  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
      throws IOException {
    if (failure != null) {
      throw failure;
    }
    copyAttributes(directory, target(directory));
    return next();
  }

  private FileVisitResult next() {
    interrupted = Thread.interrupted();
    return interrupted ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  private Path target(Path source) {
    return to.resolve(from.relativize(source));
  }

  private void copyFile(Path source, Path target, BasicFileAttributes attributes)
      throws IOException {
    if (!reflink || !Reflink.copy(source, target)) {
      copyContent(source, target);
    }
    bytes += attributes.size();
    copyAttributes(source, target);
  }

  private void copyContent(Path source, Path target) throws IOException {
    try (var in = FileChannel.open(source);
        var out =
            FileChannel.open(
                target,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      long length = 0;
      while (in.read(buffer.clear()) > 0) {
        buffer.flip();
        int read = buffer.remaining();
        if (isZero(buffer)) {
          out.position(length + read);
        } else {
          writeAll(out);
        }
        length += read;
      }
      lengthen(out, length);
    }
  }

  private void writeAll(FileChannel out) throws IOException {
    while (buffer.hasRemaining()) {
      int _ = out.write(buffer);
    }
  }

  /** A hole at the end is there only once a byte has been written after it. */
  private static void lengthen(FileChannel out, long length) throws IOException {
    if (out.size() < length) {
      int _ = out.write(ByteBuffer.allocate(1), length - 1);
    }
  }

  private static boolean isZero(ByteBuffer bytes) {
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      if (bytes.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private static void copyAttributes(Path source, Path target) throws IOException {
    var from =
        Files.getFileAttributeView(source, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes();
    var to = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (!from.owner().equals(to.getOwner())) {
      to.setOwner(from.owner());
    }
    if (!from.group().equals(to.readAttributes().group())) {
      to.setGroup(from.group());
    }
    Files.setAttribute(
        target, "unix:mode", Files.getAttribute(source, "unix:mode", LinkOption.NOFOLLOW_LINKS));
    to.setTimes(from.lastModifiedTime(), null, null);
  }
}
