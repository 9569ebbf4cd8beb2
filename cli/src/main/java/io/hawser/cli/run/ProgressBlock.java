package io.hawser.cli.run;

import io.hawser.cli.terminal.Amounts;
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
  private static final int BAR_WIDTH = 20;

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

  /** Bar, bytes, files, average speed since the phase began, and the time left at that speed. */
  static String bar(Progress progress, Duration took) {
    var text = new StringBuilder();
    long done = progress.doneBytes();
    long total = progress.totalBytes().orElse(0);
    double share = total <= 0 ? 0 : Math.min(1.0, (double) done / total);
    if (total > 0) {
      int filled = (int) (share * BAR_WIDTH);
      text.append('[').repeat('=', filled).repeat(' ', BAR_WIDTH - filled).append("] ");
      text.append("%3d %%  ".formatted((int) (share * 100)));
    }
    text.append(Amounts.bytes(done));
    if (total > 0) {
      text.append(" of ").append(Amounts.bytes(total));
    }
    text.append("  ").append(Amounts.count(progress.doneFiles(), "file"));
    double seconds = took.toMillis() / 1000.0;
    if (seconds >= 0.5 && done > 0) {
      double speed = done / seconds;
      text.append("  ").append(Amounts.bytes((long) speed)).append("/s");
      if (total > done) {
        var left = Duration.ofSeconds((long) Math.ceil((total - done) / speed));
        text.append("  ").append(Amounts.span(left)).append(" left");
      }
    }
    return text.toString();
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
