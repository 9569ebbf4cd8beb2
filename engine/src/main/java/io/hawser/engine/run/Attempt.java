package io.hawser.engine.run;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.value.Durations;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call of a function, in a thread of its own so that it can be given up: when it is cancelled,
 * takes too long, or is silent too long, its thread is interrupted.
 */
final class Attempt {
  private static final Duration NUDGE = Duration.ofMillis(500);
  private final StepContext context;
  private final Limits limits;
  private final CompletableFuture<Outputs> result = new CompletableFuture<>();

  /** A function call with its parameters bound. */
  interface Work {
    Outputs run() throws InterruptedException;
  }

  /** Thrown instead of the reason when the function did not stop: it must not be called again. */
  static final class LeftBehindException extends PhaseException {
    private static final long serialVersionUID = 1L;

    LeftBehindException(ErrorClass errorClass, String message, Throwable cause) {
      super(errorClass, message, cause);
    }
  }

  Attempt(StepContext context, Limits limits) {
    this.context = context;
    this.limits = limits;
  }

  /**
   * Calls the function and waits for it. A result that comes in spite of a cancellation counts.
   *
   * @throws PhaseException what the function threw, or why it was cancelled
   */
  Outputs run(Work work) throws InterruptedException {
    context.cancellation().throwIfCancelled();
    var thread =
        Thread.ofVirtual()
            .name(context.step().toString())
            .start(() -> {
              try {
                result.complete(work.run());
              } catch (Throwable t) { // an Error, too, ends this attempt and not the process
                result.completeExceptionally(t);
              }
            });
    watch();
    if (!result.isDone()) {
      stop(thread);
    }
    return outcome();
  }

  /** Returns when there is a result, or when the attempt is cancelled. */
  private void watch() throws InterruptedException {
    long start = System.nanoTime();
    var either = CompletableFuture.anyOf(result, context.cancellation().whenCancelled());
    while (!either.isDone()) {
      try {
        either.get(nanosLeft(start), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        cancelIfTooLong(start);
      } catch (ExecutionException e) {
        return;
      }
    }
  }

  private long nanosLeft(long start) {
    long left = Long.MAX_VALUE;
    var timeout = limits.timeout();
    if (timeout != null) {
      left = timeout.toNanos() - (System.nanoTime() - start);
    }
    var heartbeat = limits.heartbeat();
    if (heartbeat != null) {
      left = Math.min(left, heartbeat.toNanos() - context.silenceNanos());
    }
    return Math.max(left, 1);
  }

  private void cancelIfTooLong(long start) {
    var timeout = limits.timeout();
    if (timeout != null && System.nanoTime() - start >= timeout.toNanos()) {
      cancel("took longer than its timeout of " + Durations.text(timeout));
    }
    var heartbeat = limits.heartbeat();
    if (heartbeat != null && context.silenceNanos() >= heartbeat.toNanos()) {
      cancel("gave no sign of life for " + Durations.text(heartbeat));
    }
  }

  private void cancel(String why) {
    var message = "phase '%s' %s".formatted(context.step(), why);
    context.cancellation().cancel(new PhaseException(ErrorClass.TIMEOUT, message));
  }

  /** Interrupts until the thread ends; more than once, since functions have loops. */
  private void stop(Thread thread) throws InterruptedException {
    long deadline = System.nanoTime() + limits.grace().toNanos();
    do {
      thread.interrupt();
    } while (!thread.join(NUDGE) && System.nanoTime() < deadline);
    if (!result.isDone()) {
      context.leaveBehind();
      var cause = context.cancellation().cause().orElseThrow();
      throw new LeftBehindException(
          cause.errorClass(),
          "%s; it did not stop within %s and was left behind"
              .formatted(cause.getMessage(), Durations.text(limits.grace())),
          cause);
    }
  }

  private Outputs outcome() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      context.cancellation().throwIfCancelled();
      throw Failures.classify(e.getCause() == null ? e : e.getCause());
    }
  }
}
