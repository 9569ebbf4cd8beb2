package io.hawser.functions.snapshot;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.RunContext;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the directory, made while the application is frozen: one that shares its blocks
 * (reflink) where the file system can, else a plain one, up to a stated size.
 *
 * @param reflink true for the first kind
 */
record CopyRoute(boolean reflink) implements Route {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  @Override
  public String name() {
    return reflink ? "reflink" : "copy";
  }

  @Override
  public Optional<String> obstacle(Path subject, SnapshotOptions options) {
    var folder = options.folderFor(subject);
    if (folder.startsWith(subject)) {
      return Optional.of("'%s' is inside the directory itself".formatted(folder));
    }
    if (reflink) {
      return SnapshotOptions.isSameStore(existing(folder), subject)
              && Reflink.isPossible(existing(folder))
          ? Optional.empty()
          : Optional.of("the file system cannot share blocks between files");
    }
    return isLonger(subject, options.maxCopyBytes())
        ? Optional.of(
            "a plain copy would be longer than %d bytes ('maxCopyBytes')"
                .formatted(options.maxCopyBytes()))
        : Optional.empty();
  }

  @Override
  public String words(Path subject, SnapshotOptions options) {
    return reflink
        ? "copy '%s' into '%s', sharing its blocks (reflink)"
            .formatted(subject, options.folderFor(subject))
        : "copy '%s' into '%s' byte by byte, since the file system has no snapshots"
            .formatted(subject, options.folderFor(subject));
  }

  @Override
  public Path place(Path subject, String name, SnapshotOptions options) {
    return options.folderFor(subject).resolve(name);
  }

  @Override
  public void create(Path subject, Path place, RunContext run) throws InterruptedException {
    try {
      Files.createDirectories(place.getParent(), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      TreeCopy.copy(subject, place, reflink, run);
    } catch (IOException e) {
      throw new PhaseException(
          isFull(e) ? ErrorClass.FULL : ErrorClass.INTERNAL,
          "'%s' cannot be copied to '%s': %s".formatted(subject, place, e.getMessage()),
          e);
    }
  }

  @Override
  public void delete(Path place, RunContext run) throws InterruptedException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      var _ = Files.walkFileTree(place, new Remover(run));
    } catch (IOException e) {
      throw new PhaseException(
          ErrorClass.INTERNAL,
          "the copy '%s' cannot be removed: %s".formatted(place, e.getMessage()),
          e);
    }
  }

  private static Path existing(Path folder) {
    var path = folder.toAbsolutePath();
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }

  private static boolean isFull(IOException e) {
    var message = String.valueOf(e.getMessage());
    return message.contains("No space left") || message.contains("quota exceeded");
  }

  private static boolean isLonger(Path directory, long limit) {
    var size = new TreeSize(limit);
    try {
      var _ = Files.walkFileTree(directory, size);
    } catch (IOException e) {
      throw new PhaseException(
          ErrorClass.DENIED, "'%s' cannot be read: %s".formatted(directory, e.getMessage()), e);
    }
    return size.bytes > limit;
  }

  private static final class TreeSize extends SimpleFileVisitor<Path> {
    private final long limit;
    private long bytes;

    TreeSize(long limit) {
      this.limit = limit;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.isRegularFile() ? attributes.size() : 0;
      return bytes > limit ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      // Gone, or not ours to read: the copy itself will say so.
      return FileVisitResult.CONTINUE;
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    private final RunContext run;

    Remover(RunContext run) {
      this.run = run;
    }

    /** The copy has the modes of the original, which may keep its own owner out. */
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (!Files.isWritable(directory)) {
        var _ = Files.setPosixFilePermissions(directory, OWNER_ONLY);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      run.heartbeat();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
