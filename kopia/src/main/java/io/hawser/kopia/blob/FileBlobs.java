package io.hawser.kopia.blob;

import io.hawser.kopia.blob.BlobException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Blobs as files under a directory, laid out as Kopia does (section "Filesystem provider" of its
 * format). Files that are no blobs are left alone and not listed; but where any are, {@link
 * #isEmpty} is false, unless they are what a killed process left of a blob it wrote.
 */
public final class FileBlobs implements BlobStorage {
  /** Kopia's layout for new repositories. */
  public static final List<Integer> DEFAULT_SHARDS = List.of(1, 3);

  /** What Kopia takes a directory with blobs but without {@code .shards} for. */
  private static final List<Integer> ASSUMED_SHARDS = List.of(3, 3);

  private static final Set<String> OF_NO_ACCOUNT = Set.of(Sharding.FILE, "lost+found");
  private static final Pattern DIRECTORY = Pattern.compile("[A-Za-z0-9_.-]+");

  private final Path root;
  private final DurableFiles files;
  private final Sharding sharding;
  private volatile boolean hasShardsFile;

  private FileBlobs(Path root, List<Integer> shardsIfNew) throws IOException {
    this.root = root;
    this.files = new DurableFiles(root);
    var shardsFile = root.resolve(Sharding.FILE);
    this.hasShardsFile = Files.exists(shardsFile);
    this.sharding =
        hasShardsFile
            ? Sharding.decode(Files.readAllBytes(shardsFile))
            : Sharding.of(isEmpty() ? shardsIfNew : ASSUMED_SHARDS);
  }

  /**
   * Opens a directory, which must be there. Nothing is written to it.
   *
   * @throws BlobException of kind {@code MISSING} when it is not there
   */
  public static FileBlobs open(Path root) {
    return open(root, DEFAULT_SHARDS);
  }

  /** Opens a directory that gets this layout if it is empty; {@code []} keeps all in one place. */
  public static FileBlobs open(Path root, List<Integer> shardsIfNew) {
    var absolute = root.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(absolute)) {
        throw Files.exists(absolute)
            ? new NotDirectoryException(root.toString())
            : new NoSuchFileException(root.toString());
      }
      return new FileBlobs(absolute, shardsIfNew);
    } catch (IOException e) {
      throw new BlobException(
          FileErrors.kindOf(e),
          "the repository directory '%s' cannot be opened: %s".formatted(root, text(e)),
          e);
    }
  }

  /** Makes the directory if need be, and opens it. */
  public static FileBlobs create(Path root, List<Integer> shardsIfNew) {
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new BlobException(
          FileErrors.kindOf(e),
          "the repository directory '%s' cannot be made: %s".formatted(root, text(e)),
          e);
    }
    return open(root, shardsIfNew);
  }

  private static String text(IOException e) {
    return switch (e) {
      case NoSuchFileException missing when missing.getReason() == null -> "it does not exist";
      case NotDirectoryException _ -> "it is not a directory";
      default -> String.valueOf(e.getMessage());
    };
  }

  private BlobException failed(String what, BlobId id, IOException e) {
    return switch (FileErrors.kindOf(e)) {
      case MISSING -> BlobParts.missing(this, id, e);
      case Kind kind ->
          new BlobException(
              kind, "blob '%s' in %s: %s: %s".formatted(id, describe(), what, text(e)), e);
    };
  }

  private Path fileOf(BlobId id) {
    return root.resolve(sharding.pathOf(id));
  }

  @Override
  public byte[] get(BlobId id) {
    try (var channel = FileChannel.open(fileOf(id), StandardOpenOption.READ)) {
      return DurableFiles.read(channel, 0, Math.toIntExact(channel.size()));
    } catch (IOException e) {
      throw failed("read", id, e);
    }
  }

  @Override
  public byte[] get(BlobId id, long offset, int length) {
    try (var channel = FileChannel.open(fileOf(id), StandardOpenOption.READ)) {
      BlobParts.requireInside(this, id, offset, length, channel.size());
      return DurableFiles.read(channel, offset, length);
    } catch (IOException e) {
      throw failed("read", id, e);
    }
  }

  @Override
  public BlobMetadata metadata(BlobId id) {
    try {
      return metadata(id, Files.readAttributes(fileOf(id), BasicFileAttributes.class));
    } catch (IOException e) {
      throw failed("look up", id, e);
    }
  }

  private static BlobMetadata metadata(BlobId id, BasicFileAttributes attributes) {
    return new BlobMetadata(id, attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  @Override
  public void put(BlobId id, ByteBuffer... parts) {
    var file = fileOf(id);
    try {
      writeShardsFile();
      files.write(file, parts);
    } catch (NoSuchFileException e) {
      throw new BlobException(
          Kind.MISSING,
          "blob '%s' cannot be written: the directory '%s' is gone; is it still mounted?"
              .formatted(id, root),
          e);
    } catch (IOException e) {
      throw failed("write", id, e);
    }
  }

  /** Before the first blob: without it nobody could tell where the blobs are. */
  private void writeShardsFile() throws IOException {
    if (!hasShardsFile) {
      files.write(root.resolve(Sharding.FILE), ByteBuffer.wrap(sharding.encode()));
      hasShardsFile = true;
    }
  }

  @Override
  public void delete(BlobId id) {
    try {
      Files.deleteIfExists(fileOf(id));
    } catch (IOException e) {
      throw failed("delete", id, e);
    }
  }

  @Override
  public void list(String prefix, Consumer<BlobMetadata> each) {
    try {
      if (!Files.isDirectory(root)) {
        throw new NoSuchFileException(root.toString());
      }
      list(root, "", prefix, each);
    } catch (IOException e) {
      throw new BlobException(
          FileErrors.kindOf(e), "%s cannot be listed: %s".formatted(describe(), text(e)), e);
    }
  }

  /** Whatever vanishes in the meantime is as good as never there. */
  private void list(Path directory, String above, String prefix, Consumer<BlobMetadata> each)
      throws IOException {
    try (var entries = Files.newDirectoryStream(directory)) {
      for (var entry : entries) {
        var name = above + entry.getFileName();
        if (name.endsWith(Sharding.SUFFIX)) {
          var id = name.substring(0, name.length() - Sharding.SUFFIX.length());
          var attributes = id.startsWith(prefix) ? find(entry) : null;
          if (attributes != null && attributes.isRegularFile()) {
            each.accept(metadata(new BlobId(id), attributes));
          }
        } else if (agree(name, prefix) && DIRECTORY.matcher(name).matches()) {
          var attributes = find(entry);
          if (attributes != null && attributes.isDirectory()) {
            list(entry, name, prefix, each);
          }
        }
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean agree(String name, String prefix) {
    return name.startsWith(prefix) || prefix.startsWith(name);
  }

  private static @Nullable BasicFileAttributes find(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public boolean isEmpty() {
    try (var entries = Files.newDirectoryStream(root)) {
      for (var entry : entries) {
        var name = String.valueOf(entry.getFileName());
        if (!OF_NO_ACCOUNT.contains(name) && !DurableFiles.isUnfinished(name)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new BlobException(
          FileErrors.kindOf(e), "%s cannot be listed: %s".formatted(describe(), text(e)), e);
    }
  }

  @Override
  public String describe() {
    return "directory '%s'".formatted(root);
  }

  @Override
  public void close() {}
}
