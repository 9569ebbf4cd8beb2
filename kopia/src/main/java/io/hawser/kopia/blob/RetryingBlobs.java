package io.hawser.kopia.blob;

import io.hawser.kopia.blob.BlobException.Kind;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tries again what is {@code TRANSIENT} or {@code THROTTLED}. Every call of a storage may be
 * repeated: a put writes the same bytes again, a delete finds nothing more to do. A listing that
 * broke off starts anew and passes over what it has handed on; it remembers those names while it
 * runs, about 100 bytes each.
 */
public final class RetryingBlobs extends ForwardingBlobs {
  private final RetryPolicy policy;
  private final Pause pause;
  private final InstantSource clock;
  private final BlobObserver observer;

  public RetryingBlobs(BlobStorage storage, RetryPolicy policy) {
    this(storage, policy, new BlobObserver() {});
  }

  /**
   * @param observer is told of each further attempt, and of nothing else
   */
  public RetryingBlobs(BlobStorage storage, RetryPolicy policy, BlobObserver observer) {
    this(storage, policy, observer, Thread::sleep, InstantSource.system());
  }

  RetryingBlobs(
      BlobStorage storage,
      RetryPolicy policy,
      BlobObserver observer,
      Pause pause,
      InstantSource clock) {
    super(storage);
    this.policy = policy;
    this.observer = observer;
    this.pause = pause;
    this.clock = clock;
  }

  private <T> T retry(Supplier<T> call) {
    var end = clock.instant().plus(policy.budget());
    for (var made = 1; ; made++) {
      try {
        return call.get();
      } catch (BlobException e) {
        if (e.kind() != Kind.TRANSIENT && e.kind() != Kind.THROTTLED) {
          throw e;
        }
        var chance = ThreadLocalRandom.current().nextDouble();
        var delay = policy.delayAfter(made, e.kind() == Kind.THROTTLED, chance);
        if (made == policy.attempts() || clock.instant().plus(delay).isAfter(end)) {
          throw new BlobException(
              e.kind(), "%s (given up after %d attempts)".formatted(e.getMessage(), made), e);
        }
        observer.retrying(e, delay);
        pause.takeOrThrow(delay, e);
      }
    }
  }

  private void retry(Runnable call) {
    retry(() -> {
      call.run();
      return true;
    });
  }

  @Override
  public byte[] get(BlobId id) {
    return retry(() -> storage.get(id));
  }

  @Override
  public byte[] get(BlobId id, long offset, int length) {
    return retry(() -> storage.get(id, offset, length));
  }

  @Override
  public BlobMetadata metadata(BlobId id) {
    return retry(() -> storage.metadata(id));
  }

  @Override
  public void put(BlobId id, ByteBuffer... parts) {
    retry(() -> storage.put(id, parts));
  }

  @Override
  public void putLocked(BlobId id, BlobLock lock, ByteBuffer... parts) {
    retry(() -> storage.putLocked(id, lock, parts));
  }

  @Override
  public void extendLock(BlobId id, BlobLock lock) {
    retry(() -> storage.extendLock(id, lock));
  }

  @Override
  public Optional<BlobLock> lock(BlobId id) {
    return retry(() -> storage.lock(id));
  }

  @Override
  public void delete(BlobId id) {
    retry(() -> storage.delete(id));
  }

  @Override
  public void list(String prefix, Consumer<BlobMetadata> each) {
    var handedOn = new HashSet<BlobId>();
    try {
      retry(() -> storage.list(prefix, blob -> handOn(blob, handedOn, each)));
    } catch (ConsumerFailed e) {
      throw e.failure;
    }
  }

  private static void handOn(BlobMetadata blob, Set<BlobId> handedOn, Consumer<BlobMetadata> each) {
    if (handedOn.add(blob.id())) {
      try {
        each.accept(blob);
      } catch (RuntimeException e) {
        throw new ConsumerFailed(e);
      }
    }
  }

  /** Carries what the consumer threw past the loop: it is not the listing that failed. */
  private static final class ConsumerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RuntimeException failure;

    ConsumerFailed(RuntimeException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  @Override
  public boolean isEmpty() {
    return retry(storage::isEmpty);
  }
}
