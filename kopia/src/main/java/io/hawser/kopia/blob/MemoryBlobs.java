package io.hawser.kopia.blob;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * Blobs in the heap, for tests of what is built on blobs; as strict as the other storages. Locks
 * are kept as a bucket with versions does: what is deleted is out of sight all the same.
 */
public final class MemoryBlobs implements BlobStorage {
  private final Map<BlobId, Stored> blobs = new ConcurrentSkipListMap<>();
  private final Clock clock;

  private record Stored(byte[] bytes, BlobMetadata metadata, Optional<BlobLock> lock) {}

  public MemoryBlobs() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock what gives blobs their times
   */
  public MemoryBlobs(Clock clock) {
    this.clock = clock;
  }

  @Override
  public byte[] get(BlobId id) {
    return find(id).bytes.clone();
  }

  @Override
  public byte[] get(BlobId id, long offset, int length) {
    var bytes = find(id).bytes;
    BlobParts.requireInside(this, id, offset, length, bytes.length);
    return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
  }

  @Override
  public BlobMetadata metadata(BlobId id) {
    return find(id).metadata;
  }

  private Stored find(BlobId id) {
    var found = blobs.get(id);
    if (found == null) {
      throw BlobParts.missing(this, id, null);
    }
    return found;
  }

  @Override
  public void put(BlobId id, ByteBuffer... parts) {
    put(id, Optional.empty(), parts);
  }

  private void put(BlobId id, Optional<BlobLock> lock, ByteBuffer... parts) {
    var bytes = BlobParts.join(parts);
    blobs.put(id, new Stored(bytes, new BlobMetadata(id, bytes.length, clock.instant()), lock));
  }

  @Override
  public boolean hasLocks() {
    return true;
  }

  @Override
  public void putLocked(BlobId id, BlobLock lock, ByteBuffer... parts) {
    put(id, Optional.of(lock), parts);
  }

  @Override
  public void extendLock(BlobId id, BlobLock lock) {
    var changed =
        blobs.computeIfPresent(
            id,
            (key, old) ->
                old.lock.filter(before -> !before.until().isBefore(lock.until())).isPresent()
                    ? old
                    : new Stored(old.bytes, old.metadata, Optional.of(lock)));
    if (changed == null) {
      throw BlobParts.missing(this, id, null);
    }
  }

  @Override
  public Optional<BlobLock> lock(BlobId id) {
    return find(id).lock;
  }

  @Override
  public void delete(BlobId id) {
    blobs.remove(id);
  }

  @Override
  public void list(String prefix, Consumer<BlobMetadata> each) {
    for (var stored : blobs.values()) {
      if (stored.metadata.id().hasPrefix(prefix)) {
        each.accept(stored.metadata);
      }
    }
  }

  @Override
  public String describe() {
    return "memory";
  }

  @Override
  public void close() {}
}
