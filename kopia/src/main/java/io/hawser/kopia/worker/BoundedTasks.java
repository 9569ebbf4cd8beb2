package io.hawser.kopia.worker;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on a fixed number of threads. Who submits waits while the backlog is full, so memory
 * is bounded by it. The first failure stops the rest: tasks that have not begun are dropped, and it
 * is thrown to who submits or waits next.
 *
 * <p>Threads of the platform, not virtual ones: reading a local file pins its carrier anyway.
 */
public final class BoundedTasks implements AutoCloseable {
  private final ExecutorService threads;
  private final Semaphore room;
  private final int backlog;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param name of the threads
   * @param backlog how many tasks may be running or waiting
   */
  public BoundedTasks(String name, int threads, int backlog) {
    this.threads =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    this.room = new Semaphore(backlog);
    this.backlog = backlog;
  }

  public void submit(Runnable task) throws InterruptedException {
    submit(task, () -> {});
  }

  /**
   * Submits a task with what is to be run after it.
   *
   * @param ended is run in any case: also when the task is dropped, or not taken at all
   */
  public void submit(Runnable task, Runnable ended) throws InterruptedException {
    try {
      throwFailure();
      room.acquire();
    } catch (RuntimeException | Error | InterruptedException e) {
      ended.run();
      throw e;
    }
    threads.execute(() -> {
      try {
        run(task, ended);
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      } finally {
        room.release();
      }
    });
  }

  private void run(Runnable task, Runnable ended) {
    try {
      if (!stopping()) {
        task.run();
      }
    } finally {
      ended.run();
    }
  }

  public boolean stopping() {
    return failure.get() != null;
  }

  /** Waits for everything submitted so far. */
  public void await() throws InterruptedException {
    room.acquire(backlog);
    room.release(backlog);
    throwFailure();
  }

  private void throwFailure() {
    switch (failure.get()) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> {}
    }
  }

  /** Tells tasks to end, and waits for them. */
  @Override
  public void close() {
    failure.compareAndSet(null, new IllegalStateException("closed"));
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
