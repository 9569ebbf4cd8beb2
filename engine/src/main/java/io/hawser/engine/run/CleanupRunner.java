package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.journal.RunEvent;
import io.hawser.engine.journal.Stage;
import io.hawser.engine.journal.StepId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the cleanups of an action that are due, the last registered first. Nothing cancels them, not
 * even a journal that cannot be written.
 */
final class CleanupRunner {
  private final RunParts parts;
  private final ActionSet.Action action;
  private final Cancellation never = new Cancellation();

  CleanupRunner(RunParts parts, ActionSet.Action action) {
    this.parts = parts;
    this.action = action;
  }

  /** Does all that are due; those that cannot be done are given up and recorded. */
  void run() throws InterruptedException {
    var tried = new HashSet<String>();
    for (var key = next(tried); key.isPresent(); key = next(tried)) {
      tried.add(key.get());
      run(key.get());
    }
  }

  /** Does those that are due, and those that were given up once more. */
  void retry() throws InterruptedException {
    for (var failed : parts.journal().failedCleanups(action.id())) {
      parts
          .journal()
          .append(new RunEvent.CleanupRegistered(action.id(), failed.key(), failed.step()));
    }
    run();
  }

  private Optional<String> next(Set<String> tried) {
    List<String> due = new ArrayList<>(parts.journal().dueCleanups(action.id()).keySet());
    return due.reversed().stream().filter(key -> !tried.contains(key)).findFirst();
  }

  private void run(String key) throws InterruptedException {
    var cleanup = Optional.ofNullable(parts.journal().dueCleanups(action.id()).get(key));
    if (cleanup.isEmpty()) {
      return;
    }
    var retry =
        new RetryPolicy(
            parts.options().cleanupAttempts(),
            parts.options().defaultBackoff(),
            parts.options().defaultMaxBackoff(),
            retried());
    parts.journal().appendIfPossible(new RunEvent.CleanupStarted(action.id(), key));
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(key, cleanup.get(), attempt);
        parts.journal().appendIfPossible(new RunEvent.CleanupDone(action.id(), key));
        return;
      } catch (PhaseException e) {
        if (!retry.repeats(e, attempt)) {
          var error = Failures.error(e, parts.secrets());
          parts.journal().appendIfPossible(new RunEvent.CleanupFailed(action.id(), key, error));
          return;
        }
        never.pause(retry.pauseAfter(attempt, e.errorClass(), parts.random()));
      }
    }
  }

  /** A cleanup matters too much to be picky about why it did not work. */
  private static List<String> retried() {
    return Arrays.stream(ErrorClass.values()).map(ErrorClass::text).toList();
  }

  private void attempt(String key, CleanupStep cleanup, int attempt) throws InterruptedException {
    var step = StepId.of(action.id(), Stage.CLEANUP, key);
    var context = new StepContext(parts, action, step, attempt, never.part());
    var work =
        StepRunner.bind(parts.functions().require(cleanup.function()), cleanup.args(), context);
    var limits = new Limits(parts.options().cleanupTimeout(), null, parts.options().cancelGrace());
    parts.faults().at("cleanup.before." + step);
    new Attempt(context, limits).run(work);
    parts.faults().at("cleanup.after." + step);
  }
}
