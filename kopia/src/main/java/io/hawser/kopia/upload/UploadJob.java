package io.hawser.kopia.upload;

import io.hawser.kopia.repository.Repository;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * One running upload: where to, how, and its threads. Files are read by a fixed number of threads;
 * directories are walked by up to twice as many, so that one directory's last files do not hold up
 * the next directory.
 */
final class UploadJob implements AutoCloseable {
  /** Going down a directory takes some frames; trees may be thousands deep. */
  private static final long WALKER_STACK_BYTES = 64L << 20;

  final Repository repository;
  final Filter filter;
  final UploadProgress progress;
  final UploadCounters counters = new UploadCounters();
  final ExecutorService readers;
  final ExecutorService walkers;
  final Semaphore spareWalkers;
  private volatile boolean canceled;
  private volatile boolean aborted;

  UploadJob(Repository repository, int parallelism, Filter filter, UploadProgress progress) {
    this.repository = repository;
    this.filter = filter;
    this.progress = progress;
    this.readers = Executors.newFixedThreadPool(parallelism, threads("upload-", 0));
    this.walkers = Executors.newCachedThreadPool(threads("walk-", WALKER_STACK_BYTES));
    this.spareWalkers = new Semaphore(2 * parallelism);
  }

  /** Ends soon, with what there is by then. */
  void cancel() {
    canceled = true;
  }

  /** Ends soon, with nothing. */
  void abort() {
    aborted = true;
  }

  boolean isStopping() {
    return canceled || aborted;
  }

  /** Kopia's word for why a snapshot is not whole, or empty. */
  String incomplete() {
    return canceled ? "canceled" : "";
  }

  @Override
  public void close() {
    abort();
    readers.shutdown();
    walkers.shutdown();
    boolean interrupted = false;
    while (!readers.isTerminated() || !walkers.isTerminated()) {
      try {
        readers.awaitTermination(1, TimeUnit.HOURS);
        walkers.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory threads(String name, long stackBytes) {
    return Thread.ofPlatform().name(name, 0).daemon().stackSize(stackBytes).factory();
  }
}
