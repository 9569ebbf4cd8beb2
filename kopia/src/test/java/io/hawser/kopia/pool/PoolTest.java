package io.hawser.kopia.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoolTest {
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger disposed = new AtomicInteger();
  private final Pool<AtomicBoolean> pool =
      new Pool<>(
          () -> {
            made.incrementAndGet();
            return new AtomicBoolean();
          },
          tool -> disposed.incrementAndGet());

  @Test
  void lendsTheSameToolAgain() {
    for (var i = 0; i < 10; i++) {
      boolean lent = pool.use(tool -> tool.compareAndSet(false, false));
      assertThat(lent).isTrue();
    }

    assertThat(made).hasValue(1);
    assertThat(disposed).hasValue(0);
  }

  @Test
  void disposesOfAToolWhoseWorkFailed() {
    assertThatThrownBy(() ->
            pool.use(tool -> {
              throw new IllegalStateException("broken");
            }))
        .hasMessage("broken");

    assertThat(disposed).hasValue(1);
  }

  @Test
  @SuppressWarnings("ThreadPriorityCheck") // the yield only makes overlaps likelier
  void neverLendsAToolTwiceAtOnceAndKeepsFew() throws Exception {
    var tasks = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < 2_000; i++) {
      tasks.add(() ->
          pool.use(tool -> {
            var free = tool.compareAndSet(false, true);
            Thread.yield();
            tool.set(false);
            return free;
          }));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(made.get() - disposed.get())
        .isLessThanOrEqualTo(2 * Runtime.getRuntime().availableProcessors());
  }
}
