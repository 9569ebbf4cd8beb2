package io.hawser.kopia.blob;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How to wait; a test does not. */
@FunctionalInterface
interface Pause {
  void take(Duration duration) throws InterruptedException;

  /** Waits, or says as storages do that the thread was interrupted. */
  default void takeOrThrow(Duration duration, @Nullable BlobException before) {
    try {
      take(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlobException(
          BlobException.Kind.INTERRUPTED,
          "interrupted while waiting to use the storage",
          before == null ? e : before);
    }
  }
}
