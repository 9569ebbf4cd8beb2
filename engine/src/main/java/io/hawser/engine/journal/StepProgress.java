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
  private int nextAttempt = 1;
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

  /** What a cleanup reports and saves. */
  static StepProgress ofCleanup(StepId id) {
    return new StepProgress(id, "");
  }

  void start(Instant at, int attempt) {
    phaseState = PhaseState.RUNNING;
    attempts = attempt;
    nextAttempt = attempt;
    if (startedAt == null) {
      startedAt = at;
    }
  }

  void list(Instant at, List<@Nullable Object> values) {
    start(at, 1);
    items = values;
  }

  void retry(int attempt, RunError why) {
    error = why;
    nextAttempt = attempt + 1;
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

  void cancelIfRunning(Instant at, RunError why) {
    elements.values().forEach(element -> element.cancelIfRunning(at, why));
    if (phaseState == PhaseState.RUNNING) {
      stop(at, PhaseState.CANCELLED, why);
    }
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

  PhaseState state() {
    return phaseState;
  }

  /** The attempt to make; one that a crash cut short is made again. */
  int nextAttempt() {
    return nextAttempt;
  }

  /** The outputs; those of a phase with {@code forEach} are made of its elements'. */
  Outputs outputs() {
    return items == null ? outputs : new Outputs(Map.of("items", collected()), outputs.partial());
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
        outputs(),
        Optional.ofNullable(error),
        Optional.ofNullable(skipped),
        Optional.ofNullable(progress),
        List.copyOf(lines),
        elements.values().stream().map(StepProgress::view).toList());
  }

  private List<Map<String, @Nullable Object>> collected() {
    return elements.values().stream().map(element -> element.outputs.values()).toList();
  }
}
