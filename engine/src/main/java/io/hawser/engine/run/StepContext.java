package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ActionSet.Subject;
import io.hawser.crds.Location;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.Progress;
import io.hawser.engine.function.RunContext;
import io.hawser.engine.journal.Bounds;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunEvent;
import io.hawser.engine.journal.SafeName;
import io.hawser.engine.journal.Stage;
import io.hawser.engine.journal.StepId;
import io.hawser.engine.secret.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The run as one attempt of a step sees it. An attempt that was left behind can change nothing. */
final class StepContext implements RunContext {
  private static final int MAX_NAME_BYTES = 60;
  private static final int MAX_JOURNALED_LINES = 200;
  private static final long PROGRESS_NANOS = Duration.ofSeconds(5).toNanos();

  private final RunParts parts;
  private final ActionContext action;
  private final StepId step;
  private final int attempt;
  private final Cancellation cancellation;
  private final AtomicLong lastSign = new AtomicLong(System.nanoTime());
  private final AtomicLong lastProgress = new AtomicLong(System.nanoTime() - PROGRESS_NANOS);
  private final AtomicInteger lines = new AtomicInteger();
  private volatile boolean isLeftBehind;

  StepContext(
      RunParts parts,
      ActionSet.Action action,
      StepId step,
      int attempt,
      Cancellation cancellation) {
    this.parts = parts;
    this.action = new ActionContext(parts.journal().request(), action, parts.secrets());
    this.step = step;
    this.attempt = attempt;
    this.cancellation = cancellation;
  }

  /** How long ago the attempt last gave a sign of life, in nanoseconds. */
  long silenceNanos() {
    return System.nanoTime() - lastSign.get();
  }

  Cancellation cancellation() {
    return cancellation;
  }

  StepId step() {
    return step;
  }

  void leaveBehind() {
    isLeftBehind = true;
  }

  @Override
  public Optional<Subject> subject() {
    return action.subject();
  }

  @Override
  public Optional<Location> location() {
    return action.location();
  }

  @Override
  public Path baseDirectory() {
    return action.baseDirectory();
  }

  @Override
  public Secrets secrets() {
    return action.secrets();
  }

  @Override
  public String runId() {
    return parts.journal().id().text();
  }

  @Override
  public String phase() {
    return step.label();
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public String resourceName() {
    return "hawser-" + SafeName.of(runId() + "-" + step, MAX_NAME_BYTES - "hawser-".length());
  }

  @Override
  public Clock clock() {
    return parts.clock();
  }

  @Override
  public void registerCleanup(String key, CleanupStep cleanup) {
    record(new RunEvent.CleanupRegistered(step.action(), key, cleanup));
  }

  @Override
  public void dischargeCleanup(String key) {
    if (parts.journal().isDue(step.action(), key)) {
      record(new RunEvent.CleanupDischarged(step.action(), key));
    }
  }

  @Override
  public Map<String, CleanupStep> dueCleanups() {
    return parts.journal().dueCleanups(step.action());
  }

  @Override
  public void saveState(Map<String, @Nullable Object> state) {
    int size = Bounds.size(state);
    if (size > Bounds.STATE_BYTES) {
      throw new PhaseException(
          ErrorClass.INTERNAL,
          "the state of phase '%s' has %d bytes, more than %d"
              .formatted(step, size, Bounds.STATE_BYTES));
    }
    record(new RunEvent.StateSaved(step, parts.secrets().mask(state)));
  }

  @Override
  public Map<String, @Nullable Object> state() {
    return parts.journal().savedStateOf(step);
  }

  @Override
  public Optional<Outputs> outputsOf(String phase) {
    var other = StepId.of(step.action(), Stage.PHASES, phase);
    return parts.journal().view().action(step.action()).stream()
        .flatMap(view -> view.phases().stream())
        .filter(view -> view.id().equals(other) && view.state() == PhaseState.COMPLETE)
        .map(view -> view.outputs())
        .findFirst();
  }

  @Override
  public void report(String line) {
    heartbeat();
    var event = new RunEvent.Reported(step, Bounds.line(parts.secrets().mask(line)));
    if (lines.incrementAndGet() <= MAX_JOURNALED_LINES) {
      parts.journal().appendIfPossible(event);
    } else {
      parts.journal().tell(event);
    }
  }

  @Override
  public void progress(Progress progress) {
    heartbeat();
    var event = new RunEvent.Progressed(step, progress);
    long last = lastProgress.get();
    long now = System.nanoTime();
    if (now - last >= PROGRESS_NANOS && lastProgress.compareAndSet(last, now)) {
      parts.journal().appendIfPossible(event);
    } else {
      parts.journal().tell(event);
    }
  }

  @Override
  public void heartbeat() {
    lastSign.set(System.nanoTime());
  }

  @Override
  public void faultPoint(String name) {
    parts.faults().at(name);
  }

  @Override
  public boolean isCancelled() {
    return cancellation.isCancelled();
  }

  private void record(RunEvent event) {
    if (isLeftBehind) {
      throw new PhaseException(
          ErrorClass.ABORTED, "this attempt of phase '%s' was left behind".formatted(step));
    }
    heartbeat();
    if (step.stage() == Stage.CLEANUP) {
      parts.journal().appendIfPossible(event);
    } else {
      parts.journal().append(event);
    }
  }
}
