package io.hawser.kopia.repository;

import java.util.List;
import java.util.Map;

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
