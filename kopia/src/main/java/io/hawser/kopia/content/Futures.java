package io.hawser.kopia.content;

import io.hawser.kopia.blob.BlobException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waiting in terms of this library's exceptions. */
final class Futures {
  private Futures() {}

  /** Waits for a task and throws what it threw. */
  static void join(Future<?> task) {
    try {
      task.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  static BlobException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new BlobException(BlobException.Kind.INTERRUPTED, "interrupted while waiting", e);
  }
}
