package io.hawser.kopia.pool;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lends tools such as ciphers and compression contexts. As many are in use as threads work at once;
 * of those that are idle as many are kept as there are processors. A tool for each thread would be
 * simpler, but virtual threads come and go, and native memory does not go with them.
 */
public final class Pool<T> {
  private static final int MAX_IDLE = Runtime.getRuntime().availableProcessors();

  private final Supplier<T> make;
  private final Consumer<T> dispose;
  private final ConcurrentLinkedDeque<T> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger idleCount = new AtomicInteger();

  /** What is done with a tool. */
  @FunctionalInterface
  public interface Work<T, R, E extends Exception> {
    R with(T tool) throws E;
  }

  /**
   * @param dispose frees what the garbage collector does not
   */
  public Pool(Supplier<T> make, Consumer<T> dispose) {
    this.make = make;
    this.dispose = dispose;
  }

  /** A pool of tools that the garbage collector takes care of. */
  public static <T> Pool<T> of(Supplier<T> make) {
    return new Pool<>(make, tool -> {});
  }

  /** Works with a tool that nobody else has. One whose work failed is not used again. */
  public <R, E extends Exception> R use(Work<T, R, E> work) throws E {
    var tool = take();
    var worked = false;
    try {
      var result = work.with(tool);
      worked = true;
      return result;
    } finally {
      if (worked && idleCount.get() < MAX_IDLE) {
        idleCount.incrementAndGet();
        idle.addFirst(tool);
      } else {
        dispose.accept(tool);
      }
    }
  }

  private T take() {
    var tool = idle.pollFirst();
    if (tool == null) {
      return make.get();
    }
    idleCount.decrementAndGet();
    return tool;
  }
}
