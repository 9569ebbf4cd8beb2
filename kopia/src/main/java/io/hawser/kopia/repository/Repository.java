package io.hawser.kopia.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An open repository. Safe for use by many threads.
 *
 * <p>Nothing written is visible to others before {@link #flush}; after it everything written before
 * is. A crash before it leaves only unreferenced blobs.
 */
public interface Repository extends AutoCloseable {
  /** Starts a new object. Each writer is used by one thread at a time; many may be open at once. */
  ObjectWriter write(WriteOptions options);

  /**
   * Joins objects to one, such as the parts of a file that were written at the same time.
   *
   * <p>This form copies the bytes; repositories that know how objects are made do not.
   *
   * @param parts at least one, in order
   */
  default ObjectId concatenate(List<ObjectId> parts) {
    try (var writer = write(WriteOptions.file("concatenation"))) {
      var buffer = new byte[1 << 16];
      for (var part : parts) {
        try (var reader = read(part)) {
          for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            writer.write(buffer, 0, count);
          }
        }
      }
      return writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("parts to be joined cannot be read", e);
    }
  }

  /**
   * Where an object lies that is one content; for reading many objects in an order that suits the
   * storage. Empty for others, and when it is not known.
   */
  default Optional<ContentLocation> location(ObjectId id) {
    return Optional.empty();
  }

  /**
   * Reads a part of a pack, so that contents in it need no request of their own. What cannot be
   * read is told to who reads them.
   *
   * @return to be run when they have been read: the bytes are held until then
   */
  default Runnable hold(ContentLocation range) {
    return () -> {};
  }

  /**
   * Opens an object for reading.
   *
   * @throws RepositoryException when a content that the object needs is missing or damaged
   */
  ObjectReader read(ObjectId id);

  /** True when every content that the object consists of is in the index; reads no file data. */
  boolean contains(ObjectId id);

  /** Stores a manifest; {@code labels} must have {@code type}. Visible to others after a flush. */
  String putManifest(Map<String, String> labels, byte[] json);

  /** Live manifests that have all these labels, in order of modification. */
  List<ManifestEntry> findManifests(Map<String, String> labels);

  /** Deletes a manifest; nothing happens when there is none. Visible to others after a flush. */
  void deleteManifest(String id);

  /** Makes everything written so far visible to others, in an order that is safe at any crash. */
  void flush();

  /** Looks for what others have written since. */
  void refresh();

  /** {@code user} and {@code host} of this client, as snapshot sources have them. */
  ClientIdentity identity();

  /** What the repository is: format version, algorithms, where. No secrets. */
  RepositoryStatus status();

  /** Drops what was not flushed. */
  @Override
  void close();
}
