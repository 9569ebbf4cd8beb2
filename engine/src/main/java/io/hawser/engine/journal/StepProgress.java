package io.hawser.engine.journal;

import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.Progress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How one phase, or one element of its {@code forEach}, stands. */
final class StepProgress {
  private static final int MAX_LINES = 20;
  private final StepId id;
  private final String func;
  private final SortedMap<Integer, StepProgress> elements = new TreeMap<>();
  private final Deque<String> lines = new ArrayDeque<>();
  private PhaseState phaseState = PhaseState.PENDING;
  private int attempts;
  private @Nullable Instant startedAt;
  private @Nullable Instant endedAt;
  private Outputs outputs = Outputs.NONE;
  private @Nullable RunError error;
  private @Nullable String skipped;
  private @Nullable Progress progress;
  private @Nullable List<@Nullable Object> items;
  private Map<String, @Nullable Object> saved = Map.of();

  StepProgress(StepId id, String func) {
    this.id = id;
    this.func = func;
  }

  void start(Instant at, int attempt) {
    phaseState = PhaseState.RUNNING;
    attempts = attempt;
    if (startedAt == null) {
      startedAt = at;
    }
  }

  void list(Instant at, List<@Nullable Object> values) {
    start(at, 1);
    items = values;
  }

  void retry(RunError why) {
    error = why;
  }

  void skip(Instant at, String reason) {
    phaseState = PhaseState.SKIPPED;
    endedAt = at;
    skipped = reason;
  }

  void finish(Instant at, Outputs result) {
    phaseState = PhaseState.COMPLETE;
    endedAt = at;
    outputs = result;
    error = null;
  }

  void stop(Instant at, PhaseState how, RunError why) {
    phaseState = how;
    endedAt = at;
    error = why;
  }

  void save(Map<String, @Nullable Object> state) {
    saved = state;
  }

  void progress(Progress now) {
    progress = now;
  }

  void report(String line) {
    lines.addLast(line);
    if (lines.size() > MAX_LINES) {
      lines.removeFirst();
    }
  }

  StepProgress element(int index) {
    return elements.computeIfAbsent(index, i -> new StepProgress(id.element(i), func));
  }

  StepId id() {
    return id;
  }

  PhaseState state() {
    return phaseState;
  }

  int attempts() {
    return attempts;
  }

  Outputs outputs() {
    return outputs;
  }

  Optional<RunError> error() {
    return Optional.ofNullable(error);
  }

  Map<String, @Nullable Object> saved() {
    return saved;
  }

  /** The elements of {@code forEach}, once they are known. */
  Optional<List<@Nullable Object>> items() {
    return Optional.ofNullable(items);
  }

  RunView.PhaseView view() {
    return new RunView.PhaseView(
        id,
        func,
        phaseState,
        attempts,
        Optional.ofNullable(startedAt),
        Optional.ofNullable(endedAt),
        outputs,
        Optional.ofNullable(error),
        Optional.ofNullable(skipped),
        Optional.ofNullable(progress),
        List.copyOf(lines),
        elements.values().stream().map(StepProgress::view).toList());
  }
}
