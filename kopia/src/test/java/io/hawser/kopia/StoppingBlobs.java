package io.hawser.kopia;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobMetadata;
import io.hawser.kopia.blob.BlobStorage;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A storage that is cut off after a number of changes, as if the process had been killed. */
final class StoppingBlobs implements BlobStorage {
  private final BlobStorage storage;
  private final AtomicInteger left;

  StoppingBlobs(BlobStorage storage, int changes) {
    this.storage = storage;
    this.left = new AtomicInteger(changes);
  }

  /** How many changes are still allowed. */
  int left() {
    return left.get();
  }

  private void change() {
    if (left.decrementAndGet() < 0) {
      throw new BlobException(BlobException.Kind.OTHER, "cut off by the test", null);
    }
  }

  @Override
  public void put(BlobId id, ByteBuffer... parts) {
    change();
    storage.put(id, parts);
  }

  @Override
  public void delete(BlobId id) {
    change();
    storage.delete(id);
  }

  @Override
  public byte[] get(BlobId id) {
    return storage.get(id);
  }

  @Override
  public byte[] get(BlobId id, long offset, int length) {
    return storage.get(id, offset, length);
  }

  @Override
  public BlobMetadata metadata(BlobId id) {
    return storage.metadata(id);
  }

  @Override
  public void list(String prefix, Consumer<BlobMetadata> each) {
    storage.list(prefix, each);
  }

  @Override
  public String describe() {
    return storage.describe();
  }

  @Override
  public void close() {}
}
