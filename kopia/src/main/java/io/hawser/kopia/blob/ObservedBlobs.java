package io.hawser.kopia.blob;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** A storage whose calls are observed: for metrics, and for points where a test interferes. */
public final class ObservedBlobs extends ForwardingBlobs {
  private final BlobObserver observer;

  public ObservedBlobs(BlobStorage storage, BlobObserver observer) {
    super(storage);
    this.observer = observer;
  }

  private <T> T observe(
      BlobOperation operation, String name, Supplier<T> call, ToLongFunction<T> bytes) {
    observer.before(operation, name);
    var start = System.nanoTime();
    try {
      var result = call.get();
      observer.after(operation, name, bytes.applyAsLong(result), since(start), Optional.empty());
      return result;
    } catch (BlobException e) {
      observer.after(operation, name, 0, since(start), Optional.of(e));
      throw e;
    }
  }

  private void observe(BlobOperation operation, String name, long bytes, Runnable call) {
    observe(
        operation,
        name,
        () -> {
          call.run();
          return bytes;
        },
        Long::longValue);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public byte[] get(BlobId id) {
    return observe(BlobOperation.GET, id.name(), () -> storage.get(id), bytes -> bytes.length);
  }

  @Override
  public byte[] get(BlobId id, long offset, int length) {
    return observe(
        BlobOperation.GET_PART,
        id.name(),
        () -> storage.get(id, offset, length),
        bytes -> bytes.length);
  }

  @Override
  public BlobMetadata metadata(BlobId id) {
    return observe(BlobOperation.METADATA, id.name(), () -> storage.metadata(id), found -> 0);
  }

  @Override
  public void put(BlobId id, ByteBuffer... parts) {
    var bytes = BlobParts.length(parts);
    observe(BlobOperation.PUT, id.name(), bytes, () -> storage.put(id, parts));
  }

  @Override
  public void putLocked(BlobId id, BlobLock lock, ByteBuffer... parts) {
    var bytes = BlobParts.length(parts);
    observe(BlobOperation.PUT, id.name(), bytes, () -> storage.putLocked(id, lock, parts));
  }

  @Override
  public void extendLock(BlobId id, BlobLock lock) {
    observe(BlobOperation.LOCK, id.name(), 0, () -> storage.extendLock(id, lock));
  }

  @Override
  public Optional<BlobLock> lock(BlobId id) {
    return observe(BlobOperation.LOCK, id.name(), () -> storage.lock(id), found -> 0);
  }

  @Override
  public void delete(BlobId id) {
    observe(BlobOperation.DELETE, id.name(), 0, () -> storage.delete(id));
  }

  @Override
  public void list(String prefix, Consumer<BlobMetadata> each) {
    observe(BlobOperation.LIST, prefix, 0, () -> storage.list(prefix, each));
  }
}
