package io.hawser.kopia.worker;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs what goes down a tree on a thread whose stack is made for trees thousands deep. */
public final class DeepStack {
  private static final long STACK_BYTES = 64L << 20;

  private DeepStack() {}

  /**
   * Runs the work and waits for it; an interrupt is passed on to it, and it is waited for still.
   */
  public static void run(String name, Callable<?> work) throws InterruptedException {
    var task = new FutureTask<>(work);
    var thread = Thread.ofPlatform().name(name).daemon().stackSize(STACK_BYTES).start(task);
    try {
      thread.join();
    } catch (InterruptedException e) {
      thread.interrupt();
      joinWhateverHappens(thread);
      throw e;
    }
    try {
      task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case InterruptedException interrupted -> throw interrupted;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  private static void joinWhateverHappens(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        thread.interrupt();
      }
    }
  }
}
