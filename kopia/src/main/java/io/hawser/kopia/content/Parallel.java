package io.hawser.kopia.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Waits for many things at once, but for no more than {@value #AT_ONCE}. */
final class Parallel {
  private static final int AT_ONCE = 8;

  private Parallel() {}

  /** Runs the action for each item; the first failure, in order of the items, is thrown. */
  static <T> void forEach(Collection<T> items, Consumer<T> action) {
    var permits = new Semaphore(AT_ONCE);
    var tasks = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var item : items) {
        tasks.add(
            threads.submit(() -> {
              permits.acquire();
              try {
                action.accept(item);
              } finally {
                permits.release();
              }
              return null;
            }));
      }
      for (var task : tasks) {
        Futures.join(task);
      }
    }
  }
}
