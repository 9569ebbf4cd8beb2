package io.hawser.kopia;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.blob.ForwardingBlobs;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** A storage that is cut off after a number of changes, as if the process had been killed. */
final class StoppingBlobs extends ForwardingBlobs {
  private final AtomicInteger left;

  StoppingBlobs(BlobStorage storage, int changes) {
    super(storage);
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
    super.put(id, parts);
  }

  @Override
  public void delete(BlobId id) {
    change();
    super.delete(id);
  }
}
