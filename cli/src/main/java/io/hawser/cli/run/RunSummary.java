package io.hawser.cli.run;

import io.hawser.cli.output.ExitCode;
import io.hawser.cli.terminal.Amounts;
import io.hawser.engine.journal.CleanupState;
import io.hawser.engine.journal.RunView;
import io.hawser.engine.journal.RunView.ActionView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a run came to: what it gave, or what failed, why, what was cleaned up, and how to go on. */
final class RunSummary {
  private RunSummary() {}

  static ExitCode exitCode(RunView run) {
    return switch (run.state()) {
      case COMPLETE -> ExitCode.OK;
      case PARTIAL -> ExitCode.PARTIAL;
      case ABORTED -> ExitCode.ABORTED;
      case PENDING, RUNNING, FAILED, SKIPPED -> ExitCode.FAILED;
    };
  }

  static List<String> of(RunView run) {
    var lines = new ArrayList<String>();
    var took = run.endedAt().map(end -> Duration.between(run.startedAt(), end));
    lines.add(
        "run %s: %s%s"
            .formatted(
                run.id(),
                run.state().text(),
                took.map(span -> " in " + Amounts.span(span)).orElse("")));
    run.actions().forEach(action -> lines.addAll(of(action)));
    if (run.actions().stream().allMatch(action -> action.error().isEmpty())) {
      run.error().ifPresent(error -> lines.add("  why: " + error));
    }
    if (run.isLeft() || run.hasOpenCleanups()) {
      lines.add("  go on with: hawser resume " + run.id());
    } else if (run.state().isOver() && !run.state().isSuccess()) {
      lines.add("  details: hawser status " + run.id());
    }
    return lines;
  }

  private static List<String> of(ActionView action) {
    var lines = new ArrayList<String>();
    action
        .error()
        .ifPresent(error -> {
          lines.add("  what failed: " + action.name() + failedPhase(action));
          lines.add("  why: " + error);
        });
    var done = keys(action, CleanupState.DONE);
    if (!done.isEmpty()) {
      lines.add("  cleaned up: " + String.join(", ", done));
    }
    action.cleanups().stream()
        .filter(cleanup -> cleanup.state() == CleanupState.FAILED)
        .forEach(cleanup ->
            lines.add(
                "  NOT cleaned up: %s%s"
                    .formatted(cleanup.key(), cleanup.error().map(e -> ": " + e).orElse(""))));
    action
        .artifacts()
        .forEach((name, artifact) -> {
          artifact
              .keyValue()
              .forEach((key, value) -> lines.add("  %s.%s: %s".formatted(name, key, value)));
          if (artifact.kopiaSnapshot() != null) {
            lines.add("  %s: %s".formatted(name, artifact.kopiaSnapshot()));
          }
        });
    return lines;
  }

  private static String failedPhase(ActionView action) {
    return action.failedPhase().map(phase -> ", phase '" + phase + "'").orElse("");
  }

  private static List<String> keys(ActionView action, CleanupState state) {
    return action.cleanups().stream()
        .filter(cleanup -> cleanup.state() == state)
        .map(RunView.CleanupView::key)
        .toList();
  }
}
