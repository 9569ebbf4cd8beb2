package io.hawser.cli.run;

import io.hawser.cli.terminal.Amounts;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.journal.RunEvent;
import io.hawser.engine.journal.StepId;
import io.hawser.engine.run.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tells the events of a run as plain lines, for logs and pipes. */
final class ProgressLines implements RunListener {
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final Map<StepId, Instant> started = new HashMap<>();
  private final Map<StepId, Instant> lastProgress = new HashMap<>();

  ProgressLines(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void on(Instant at, RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted(var run, _) -> say("run " + run);
      case RunEvent.RunResumed(_) -> say("resumed");
      case RunEvent.AbortRequested() -> say("abort requested");
      case RunEvent.ActionStarted(var action) -> say(action + ": started");
      case RunEvent.ActionSkipped(var action, var reason) -> say(action + ": skipped: " + reason);
      case RunEvent.PhaseStarted(var step, var attempt) -> {
        started.put(step, at);
        say(step + (attempt > 1 ? ": attempt " + attempt : ": started"));
      }
      case RunEvent.ElementsListed(var step, var items) ->
          say(step + ": " + Amounts.count(items.size(), "element"));
      case RunEvent.PhaseSkipped(var step, var reason) -> say(step + ": skipped: " + reason);
      case RunEvent.PhaseRetrying(var step, var attempt, var error, var pauseMillis) ->
          say(
              "%s: attempt %d: %s; again in %s"
                  .formatted(step, attempt, error, Amounts.span(Duration.ofMillis(pauseMillis))));
      case RunEvent.PhaseFinished(var step, var outputs) ->
          say(
              "%s: done in %s%s"
                  .formatted(
                      step, Amounts.span(took(step, at)), outputs.partial() ? ", partially" : ""));
      case RunEvent.PhaseFailed(var step, var error) -> say(step + ": failed: " + error);
      case RunEvent.PhaseCancelled(var step, _) -> say(step + ": cancelled");
      case RunEvent.Progressed(var step, var progress) -> {
        var last = lastProgress.computeIfAbsent(step, _ -> started.getOrDefault(step, at));
        if (Duration.between(last, at).compareTo(PROGRESS_EVERY) >= 0) {
          lastProgress.put(step, at);
          say(step + ": " + ProgressBlock.bar(progress, took(step, at)));
        }
      }
      case RunEvent.Reported(var step, var line) -> say(step + ": " + line);
      case RunEvent.CleanupStarted(var action, var key) -> say(action + ": cleanup " + key);
      case RunEvent.CleanupFailed(var action, var key, var error) ->
          say("%s: cleanup %s: %s".formatted(action, key, error));
      case RunEvent.ActionEnded(var action, var outcome, _) ->
          say(action + ": " + outcome.state().text());
      case RunEvent.StateSaved(_, _),
          RunEvent.CleanupRegistered(_, _, _),
          RunEvent.CleanupDischarged(_, _),
          RunEvent.CleanupDone(_, _),
          RunEvent.PhasesEnded(_, _),
          RunEvent.RunEnded(_) -> {}
    }
  }

  private Duration took(StepId step, Instant now) {
    return Duration.between(started.getOrDefault(step, now), now);
  }

  private void say(String line) {
    terminal.err().println(line);
  }
}
