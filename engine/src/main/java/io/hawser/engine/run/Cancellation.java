package io.hawser.engine.run;

import io.hawser.engine.error.PhaseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether, and why, a part of a run is to stop. What cancels a whole cancels its parts. */
final class Cancellation {
  private final CompletableFuture<PhaseException> cause = new CompletableFuture<>();

  /** A part: cancelled with this one, or alone. */
  Cancellation part() {
    var part = new Cancellation();
    var _ = cause.thenAccept(part::cancel);
    return part;
  }

  /** Cancels for this reason; later calls change nothing. */
  void cancel(PhaseException why) {
    cause.complete(why);
  }

  void cancelAfter(Duration delay, PhaseException why) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> cancel(why));
  }

  boolean isCancelled() {
    return cause.isDone();
  }

  Optional<PhaseException> cause() {
    return Optional.ofNullable(cause.getNow(null));
  }

  void throwIfCancelled() {
    cause()
        .ifPresent(why -> {
          throw why;
        });
  }

  /** Completes when cancelled. */
  CompletableFuture<PhaseException> whenCancelled() {
    return cause;
  }

  /**
   * Waits for a while.
   *
   * @throws PhaseException the reason, as soon as cancelled
   */
  void pause(Duration duration) throws InterruptedException {
    try {
      throw cause.get(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // The pause is over and nobody cancelled it: what one hopes for.
    } catch (ExecutionException e) {
      throw new IllegalStateException("a cancellation is never completed with an error", e);
    }
  }
}
