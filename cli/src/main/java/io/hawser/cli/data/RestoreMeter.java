package io.hawser.cli.data;

import io.hawser.cli.terminal.Amounts;
import io.hawser.cli.terminal.DataBar;
import io.hawser.cli.terminal.Screen;
import io.hawser.cli.terminal.Terminal;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.restore.RestoreProgress;
import io.hawser.kopia.restore.RestoreResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a restore does and draws it on a screen until it is closed. */
final class RestoreMeter implements RestoreProgress, AutoCloseable {
  private static final long REDRAW_MILLIS = 150;

  private final Terminal terminal;
  private final long totalBytes;
  private final long startNanos = System.nanoTime();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder files = new LongAdder();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread drawer;

  RestoreMeter(Terminal terminal, long totalBytes) {
    this.terminal = terminal;
    this.totalBytes = totalBytes;
    drawer = Thread.ofVirtual().unstarted(this::draw);
    if (terminal.isScreen()) {
      drawer.start();
    }
  }

  @Override
  public void bytesWritten(long count) {
    bytes.add(count);
  }

  @Override
  public void restored(TreePath path) {
    files.increment();
  }

  @Override
  public void alreadyThere(TreePath path) {
    files.increment();
  }

  @Override
  public void problem(RestoreResult.Problem problem) {
    // Told at the end, all together.
  }

  @Override
  public void close() throws InterruptedException {
    over.countDown();
    drawer.join();
  }

  private void draw() {
    var screen = new Screen(terminal);
    try {
      boolean isOver;
      do {
        isOver = over.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        screen.draw(List.of(line()));
      } while (!isOver);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String line() {
    var took = Duration.ofNanos(System.nanoTime() - startNanos);
    return "restore  "
        + DataBar.of(bytes.sum(), totalBytes, took)
        + "  "
        + Amounts.count(files.sum(), "entry").replace("entrys", "entries");
  }
}
