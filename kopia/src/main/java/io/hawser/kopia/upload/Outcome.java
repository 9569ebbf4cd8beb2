package io.hawser.kopia.upload;

import io.hawser.kopia.snapshot.DirectoryEntry;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What came of one name in a directory. */
sealed interface Outcome {
  /** It is in the repository. */
  record Stored(DirectoryEntry entry) implements Outcome {}

  /** It could not be read; {@code ignored} when the policy says that this does not matter. */
  record Failed(String reason, boolean ignored) implements Outcome {}

  /** It is left out without an error: it vanished, or the upload is being canceled. */
  record LeftOut() implements Outcome {}

  /** An outcome that may still be in the making. */
  interface Pending {
    Outcome get() throws InterruptedException;

    static Pending of(Outcome outcome) {
      return () -> outcome;
    }

    static Pending of(Future<Outcome> future) {
      return () -> result(future);
    }
  }

  /** Waits for a future whose failure is a failure of the whole upload. */
  static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case InterruptedException interrupted -> throw interrupted;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
