package io.hawser.kopia.content;

import io.hawser.kopia.blob.BlobId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Decrypted index blobs in a directory, so that they are fetched once and large ones need no heap:
 * those of {@value #MAPPED_BYTES} bytes and more are memory-mapped. Without a directory nothing is
 * kept. Several processes may share one; blobs never change, and files appear whole or not at all.
 */
final class IndexCache {
  private static final int MAPPED_BYTES = 1 << 20;
  private static final String SUFFIX = ".index";

  private final Optional<Path> directory;

  IndexCache(Optional<Path> directory) {
    this.directory = directory;
  }

  /** The plain bytes of a blob, fetched when they are not here. */
  ByteBuffer get(BlobId id, Supplier<byte[]> fetch) {
    if (directory.isEmpty() || id.name().contains("/")) {
      return ByteBuffer.wrap(fetch.get());
    }
    var file = directory.get().resolve(id.name() + SUFFIX);
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      return store(file, fetch.get());
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static ByteBuffer read(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() >= MAPPED_BYTES) {
        return channel.map(MapMode.READ_ONLY, 0, channel.size());
      }
    }
    return ByteBuffer.wrap(Files.readAllBytes(file));
  }

  private static ByteBuffer store(Path file, byte[] bytes) {
    try {
      var parent = Files.createDirectories(file.toAbsolutePath().getParent());
      var draft = Files.createTempFile(parent, "draft", ".tmp");
      try {
        Files.write(draft, bytes);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
      return read(file);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Forgets what is no longer used. */
  void retain(Set<BlobId> used) {
    if (directory.isEmpty() || !Files.isDirectory(directory.get())) {
      return;
    }
    var keep = used.stream().map(id -> id.name() + SUFFIX).collect(Collectors.toSet());
    try (var files = Files.newDirectoryStream(directory.get(), "*" + SUFFIX)) {
      for (var file : files) {
        if (!keep.contains(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw unusable(directory.get(), e);
    }
  }

  private static UncheckedIOException unusable(Path path, IOException cause) {
    return new UncheckedIOException(
        "the index cache cannot use '%s'; another cache directory would help".formatted(path),
        cause);
  }
}
