package io.hawser.cli.run;

import io.hawser.cli.terminal.Amounts;
import io.hawser.cli.terminal.DataBar;
import io.hawser.engine.function.Progress;
import io.hawser.engine.journal.CleanupState;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunView;
import io.hawser.engine.journal.RunView.ActionView;
import io.hawser.engine.journal.RunView.PhaseView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a run stands, as lines for a screen: a line for each phase, with a bar where data moves. */
final class ProgressBlock {
  private ProgressBlock() {}

  static List<String> of(RunView run, Instant now) {
    var lines = new ArrayList<String>();
    for (var action : run.actions()) {
      lines.add(action.name() + "  " + action.state().text());
      int width =
          action.phases().stream().mapToInt(phase -> phase.id().label().length()).max().orElse(0);
      action.phases().forEach(phase -> lines.add(phaseLine(phase, width, now)));
      lines.addAll(cleanups(action));
    }
    return lines;
  }

  private static String phaseLine(PhaseView phase, int width, Instant now) {
    var name = phase.id().label();
    return "  %s %s%s  %s"
        .formatted(mark(phase.state()), name, " ".repeat(width - name.length()), detail(phase, now))
        .stripTrailing();
  }

  private static char mark(PhaseState state) {
    return switch (state) {
      case PENDING -> '·';
      case RUNNING -> '>';
      case COMPLETE -> '✓';
      case SKIPPED -> '-';
      case FAILED -> '✗';
      case CANCELLED -> '×';
    };
  }

  private static String detail(PhaseView phase, Instant now) {
    return switch (phase.state()) {
      case PENDING -> "";
      case RUNNING -> running(phase, now);
      case COMPLETE -> Amounts.span(took(phase, now));
      case SKIPPED -> "skipped: " + phase.skipped().orElse("");
      case FAILED, CANCELLED -> phase.error().map(Object::toString).orElse(phase.state().text());
    };
  }

  private static String running(PhaseView phase, Instant now) {
    var took = took(phase, now);
    var text = phase.progress().map(progress -> bar(progress, took)).orElse(Amounts.span(took));
    if (!phase.elements().isEmpty()) {
      long over = phase.elements().stream().filter(element -> element.state().isOver()).count();
      text += "  %d of %d".formatted(over, phase.elements().size());
    }
    if (phase.attempts() > 1) {
      text += "  attempt " + phase.attempts();
    }
    var said = phase.lines();
    return phase.progress().isPresent() || said.isEmpty() ? text : text + "  " + said.getLast();
  }

  /** How far the data of a phase is, as {@link DataBar} shows it, and the files. */
  static String bar(Progress progress, Duration took) {
    return DataBar.of(progress.doneBytes(), progress.totalBytes().orElse(0), took)
        + "  "
        + Amounts.count(progress.doneFiles(), "file");
  }

  private static Duration took(PhaseView phase, Instant now) {
    var start = phase.startedAt().orElse(now);
    return Duration.between(start, phase.endedAt().orElse(now));
  }

  private static List<String> cleanups(ActionView action) {
    return action.cleanups().stream()
        .filter(cleanup ->
            cleanup.state() == CleanupState.RUNNING
                || cleanup.state() == CleanupState.DONE
                || cleanup.state() == CleanupState.FAILED)
        .map(cleanup -> "  cleanup " + cleanup.key() + "  " + cleanup.state().text())
        .toList();
  }
}
