package io.hawser.cli.run;

import io.hawser.cli.terminal.Screen;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.journal.RunView;
import io.hawser.engine.run.Run;
import io.hawser.engine.run.RunListener;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Stays with a run until it is over: shows how far it is, and passes on the wish to stop it. */
final class RunWatch {
  private static final Duration REDRAW_EVERY = Duration.ofMillis(150);

  private final Terminal terminal;
  private final Clock clock;

  RunWatch(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /**
   * Starts a run, waits for its end and tells how it ended.
   *
   * @param start begins the run; its listener is to be told the events
   */
  RunView follow(Function<RunListener, Run> start) throws InterruptedException {
    var listener = terminal.isScreen() ? RunListener.NONE : new ProgressLines(terminal);
    var run = start.apply(listener);
    try (var _ = new Interrupts(number -> interrupted(run, number))) {
      var view = terminal.isScreen() ? drawUntilOver(run) : run.await();
      RunSummary.of(view).forEach(terminal.err()::println);
      return view;
    }
  }

  private void interrupted(Run run, int number) {
    terminal
        .err()
        .println(
            switch (number) {
              case 1 -> "hawser: stopping; what is due to be thawed and cleaned up will be";
              case 2 -> "hawser: stopping at once; thaw and cleanups are not skipped";
              default -> "hawser: still thawing and cleaning up; that is never skipped";
            });
    run.abort();
  }

  private RunView drawUntilOver(Run run) throws InterruptedException {
    var screen = new Screen(terminal);
    var over = new CountDownLatch(1);
    var drawer =
        Thread.ofVirtual()
            .start(() -> {
              do {
                screen.draw(ProgressBlock.of(run.view(), clock.instant()));
              } while (!await(over));
            });
    try {
      return run.await();
    } finally {
      over.countDown();
      drawer.join();
      screen.draw(ProgressBlock.of(run.view(), clock.instant()));
    }
  }

  private static boolean await(CountDownLatch over) {
    try {
      return over.await(REDRAW_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
