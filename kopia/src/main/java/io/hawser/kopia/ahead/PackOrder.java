package io.hawser.kopia.ahead;

import io.hawser.kopia.ahead.PackRun.Reading;
import io.hawser.kopia.repository.ContentLocation;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.worker.BoundedTasks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Collects what is to be read, a window at a time, and has it done in the order of packs. While
 * tasks work on one run, the next one is read by the thread that submits. Used by one thread.
 *
 * <p>Memory: a window of {@value #WINDOW_READINGS} readings, and the bytes of runs whose tasks are
 * not done, {@value #HELD_BYTES} at most.
 */
public final class PackOrder implements AutoCloseable {
  static final int WINDOW_READINGS = 2048;
  private static final long WINDOW_BYTES = 64 << 20;

  /** Two runs: one is worked on, one is read. */
  private static final int HELD_BYTES = 2 * PackRun.MAX_BYTES;

  /** Contents from here on are worth a request of their own. */
  private static final int MAX_CONTENT_BYTES = 1 << 20;

  private final Repository repository;
  private final BoundedTasks tasks;
  private final Semaphore room = new Semaphore(HELD_BYTES);
  private final List<Reading> window = new ArrayList<>();
  private long windowBytes;

  /** Of runs that have begun or will: what was not handed over yet. */
  private final Queue<Reading> planned = new ArrayDeque<>();

  public PackOrder(Repository repository, BoundedTasks tasks) {
    this.repository = repository;
    this.tasks = tasks;
  }

  /**
   * Has a task done that reads an object; soon, but not in order.
   *
   * @param ended is run in any case: also when the task is not, because another one broke
   */
  public void submit(ObjectId object, Runnable task, Runnable ended) throws InterruptedException {
    var location = location(object);
    if (location.isEmpty() || location.get().length() > MAX_CONTENT_BYTES) {
      tasks.submit(task, ended);
      return;
    }
    window.add(new Reading(location.get(), task, ended));
    windowBytes += location.get().length();
    if (window.size() >= WINDOW_READINGS || windowBytes >= WINDOW_BYTES) {
      finish();
    }
  }

  /** Has a task done that reads no pack. */
  public void submit(Runnable task) throws InterruptedException {
    tasks.submit(task);
  }

  private Optional<ContentLocation> location(ObjectId object) {
    try {
      return repository.location(object);
    } catch (RepositoryException e) {
      return Optional.empty(); // the task meets the same and can say for what
    }
  }

  /** Hands over what is still waiting for its window to fill; there may be more afterwards. */
  public void finish() throws InterruptedException {
    var runs = PackRun.plan(window);
    window.clear();
    windowBytes = 0;
    runs.forEach(run -> planned.addAll(run.readings()));
    for (var run : runs) {
      start(run);
    }
  }

  private void start(PackRun run) throws InterruptedException {
    boolean worthHolding = run.readings().size() > 1;
    int bytes = worthHolding ? run.range().length() : 0;
    room.acquire(bytes);
    Runnable release = worthHolding ? repository.hold(run.range()) : () -> {};
    var left = new AtomicInteger(run.readings().size());
    for (var reading : run.readings()) {
      planned.remove();
      tasks.submit(
          reading.task(),
          () -> {
            reading.ended().run();
            if (left.decrementAndGet() == 0) {
              release.run();
              room.release(bytes);
            }
          });
    }
  }

  /** Ends what was not handed over. */
  @Override
  public void close() {
    window.forEach(reading -> reading.ended().run());
    planned.forEach(reading -> reading.ended().run());
  }
}
