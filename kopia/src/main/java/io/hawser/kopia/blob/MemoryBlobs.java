package io.hawser.kopia.blob;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** Blobs in the heap, for tests of what is built on blobs; as strict as the other storages. */
public final class MemoryBlobs implements BlobStorage {
  private final Map<BlobId, Stored> blobs = new ConcurrentSkipListMap<>();
  private final Clock clock;

  private record Stored(byte[] bytes, BlobMetadata metadata) {}

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
    var bytes = BlobParts.join(parts);
    blobs.put(id, new Stored(bytes, new BlobMetadata(id, bytes.length, clock.instant())));
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
