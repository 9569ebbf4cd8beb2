package io.hawser.kopia.blob;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the use of a storage under limits, for all threads together. A transfer goes at full speed
 * once it has started; the wait is before the next one.
 */
public final class ThrottledBlobs extends ForwardingBlobs {
  private final @Nullable RateLimit uploads;
  private final @Nullable RateLimit downloads;
  private final @Nullable RateLimit requests;
  private final Pause pause;
  private final LongSupplier nanoClock;

  /**
   * What is allowed in a second, on average; 0 for no limit.
   *
   * @param requests a listing counts as one
   */
  public record Limits(long uploadBytes, long downloadBytes, double requests) {}

  public ThrottledBlobs(BlobStorage storage, Limits limits) {
    this(storage, limits, Thread::sleep, System::nanoTime);
  }

  ThrottledBlobs(BlobStorage storage, Limits limits, Pause pause, LongSupplier nanoClock) {
    super(storage);
    this.pause = pause;
    this.nanoClock = nanoClock;
    this.uploads = limit((double) limits.uploadBytes);
    this.downloads = limit((double) limits.downloadBytes);
    this.requests = limit(limits.requests);
  }

  private @Nullable RateLimit limit(double perSecond) {
    return perSecond > 0 ? new RateLimit(perSecond, nanoClock.getAsLong()) : null;
  }

  private Duration use(@Nullable RateLimit limit, double amount) {
    return limit == null ? Duration.ZERO : limit.use(amount, nanoClock.getAsLong());
  }

  private void await(@Nullable RateLimit limit, double amount) {
    var wait = use(limit, amount);
    if (!wait.isZero()) {
      pause.takeOrThrow(wait, null);
    }
  }

  private byte[] downloaded(byte[] bytes) {
    use(downloads, bytes.length);
    return bytes;
  }

  @Override
  public byte[] get(BlobId id) {
    await(requests, 1);
    await(downloads, 0);
    return downloaded(storage.get(id));
  }

  @Override
  public byte[] get(BlobId id, long offset, int length) {
    await(requests, 1);
    await(downloads, 0);
    return downloaded(storage.get(id, offset, length));
  }

  @Override
  public BlobMetadata metadata(BlobId id) {
    await(requests, 1);
    return storage.metadata(id);
  }

  @Override
  public void put(BlobId id, ByteBuffer... parts) {
    await(requests, 1);
    await(uploads, (double) BlobParts.length(parts));
    storage.put(id, parts);
  }

  @Override
  public void putLocked(BlobId id, BlobLock lock, ByteBuffer... parts) {
    await(requests, 1);
    await(uploads, (double) BlobParts.length(parts));
    storage.putLocked(id, lock, parts);
  }

  @Override
  public void extendLock(BlobId id, BlobLock lock) {
    await(requests, 1);
    storage.extendLock(id, lock);
  }

  @Override
  public Optional<BlobLock> lock(BlobId id) {
    await(requests, 1);
    return storage.lock(id);
  }

  @Override
  public void delete(BlobId id) {
    await(requests, 1);
    storage.delete(id);
  }

  @Override
  public void list(String prefix, Consumer<BlobMetadata> each) {
    await(requests, 1);
    storage.list(prefix, each);
  }
}
