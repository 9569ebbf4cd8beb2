package io.hawser.cli.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Writes on and on, and counts what the application has acknowledged. */
final class Load implements AutoCloseable {
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong acknowledged = new AtomicLong();
  private final Future<?> work;
  private volatile boolean isWanted = true;

  /** One transaction; throws when it was not acknowledged. */
  interface Transaction {
    void commit() throws IOException;
  }

  Load(Transaction transaction) {
    work =
        thread.submit(() -> {
          while (isWanted) {
            transaction.commit();
            acknowledged.incrementAndGet();
            Thread.sleep(2);
          }
          return null;
        });
  }

  /** How many transactions were acknowledged until now. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** Ends the load, which must have gone well; gives how many transactions there were. */
  long end() throws ExecutionException, InterruptedException {
    isWanted = false;
    assertThat(work.get()).isNull();
    return acknowledged.get();
  }

  @Override
  public void close() {
    isWanted = false;
    thread.close();
  }
}
