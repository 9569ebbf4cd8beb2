package io.hawser.kopia.blob;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Where a repository keeps its blobs. Safe for use by many threads.
 *
 * <p>A blob appears whole or not at all; once {@link #put} has returned, every reader sees it and a
 * power cut does not lose it. Blocking calls may be interrupted; they then throw {@link
 * BlobException} of kind {@code INTERRUPTED} with the thread's interrupt flag set.
 *
 * @see <a href="https://kopia.io/docs/advanced/architecture/">Kopia's architecture</a>
 */
public interface BlobStorage extends AutoCloseable {
  /**
   * The whole blob.
   *
   * @throws BlobException of kind {@code MISSING} when there is none of this name
   */
  byte[] get(BlobId id);

  /**
   * A part of a blob.
   *
   * @throws BlobException of kind {@code MISSING}, or {@code OUT_OF_RANGE} when the blob is shorter
   */
  byte[] get(BlobId id, long offset, int length);

  /** Length and time of a blob, or a {@link BlobException} of kind {@code MISSING}. */
  BlobMetadata metadata(BlobId id);

  /**
   * Writes a blob, replacing one of the same name at once. The buffers are read from position to
   * limit; their positions are not changed.
   */
  void put(BlobId id, ByteBuffer... parts);

  /** Deletes a blob; nothing happens when there is none. */
  void delete(BlobId id);

  /**
   * True when blobs can be locked here, so that nobody deletes them before a time. Whether the
   * place allows it shows with the first lock only.
   */
  default boolean hasLocks() {
    return false;
  }

  /** Writes a blob as {@link #put} does, locked from the moment in which it is there. */
  default void putLocked(BlobId id, BlobLock lock, ByteBuffer... parts) {
    throw BlobParts.noLocks(this);
  }

  /**
   * Locks a blob that is there until a later time; a time before the one that is set changes
   * nothing.
   *
   * @throws BlobException of kind {@code MISSING} when there is none of this name
   */
  default void extendLock(BlobId id, BlobLock lock) {
    throw BlobParts.noLocks(this);
  }

  /** The lock of a blob, empty when it has none. */
  default Optional<BlobLock> lock(BlobId id) {
    return Optional.empty();
  }

  /** Hands each blob whose name starts with the prefix to the consumer, in no particular order. */
  void list(String prefix, Consumer<BlobMetadata> each);

  /**
   * True when there is nothing here, blob or not, so that a repository may be made. Stricter than
   * an empty listing where the place can hold things that are no blobs.
   */
  default boolean isEmpty() {
    var empty = new AtomicBoolean(true);
    list("", blob -> empty.set(false));
    return empty.get();
  }

  /** Where this is, for messages: never with credentials. */
  String describe();

  @Override
  void close();
}
