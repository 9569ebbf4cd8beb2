package io.hawser.engine.run;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs the elements of a {@code forEach}, some at once; the first failure stops the rest. */
final class Elements {
  private final int parallelism;
  private final Cancellation scope;
  private final AtomicReference<@Nullable FailedElementException> first = new AtomicReference<>();
  private final AtomicBoolean isPartial = new AtomicBoolean();

  /** Runs one element and says whether it is partial. */
  interface Element {
    boolean run(int index, Cancellation scope) throws InterruptedException;
  }

  /** The first element that failed. */
  static final class FailedElementException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int index;
    private final PhaseException failure;

    FailedElementException(int index, PhaseException failure) {
      super(failure);
      this.index = index;
      this.failure = failure;
    }

    int index() {
      return index;
    }

    PhaseException failure() {
      return failure;
    }
  }

  Elements(int parallelism, Cancellation scope) {
    this.parallelism = parallelism;
    this.scope = scope;
  }

  /** Runs all; true when one of them is partial. */
  boolean run(int count, Element element) throws FailedElementException {
    var next = new AtomicInteger();
    var parts = scope.part();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int worker = 0; worker < Math.min(parallelism, count); worker++) {
        threads.execute(() -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            if (parts.isCancelled() || !runOne(i, element, parts)) {
              return;
            }
          }
        });
      }
    }
    var failure = first.get();
    if (failure != null) {
      throw failure;
    }
    scope.throwIfCancelled();
    return isPartial.get();
  }

  private boolean runOne(int index, Element element, Cancellation parts) {
    try {
      if (element.run(index, parts)) {
        isPartial.set(true);
      }
      return true;
    } catch (Throwable t) { // whatever it is, it ends the phase and not only this thread
      var failure = Failures.classify(t);
      first.compareAndSet(null, new FailedElementException(index, failure));
      parts.cancel(
          new PhaseException(
              ErrorClass.ABORTED, "element %d of the same phase failed".formatted(index)));
      return false;
    }
  }
}
