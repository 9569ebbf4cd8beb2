package io.hawser.engine.journal;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint.Artifact;
import io.hawser.engine.error.ErrorClass;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one action of a run stands. */
final class ActionProgress {
  private final ActionSet.Action action;
  private final Map<StepId, StepProgress> steps = new LinkedHashMap<>();
  private final Map<StepId, StepProgress> cleanupSteps = new HashMap<>();
  private final CleanupList cleanups = new CleanupList();
  private RunState state = RunState.PENDING;
  private @Nullable Instant startedAt;
  private @Nullable Instant endedAt;
  private @Nullable Outcome phasesOutcome;
  private @Nullable Outcome outcome;
  private Map<String, Artifact> artifacts = Map.of();

  ActionProgress(ActionSet.Action action, Map<StepId, String> phases) {
    this.action = action;
    phases.forEach((id, func) -> steps.put(id, new StepProgress(id, func)));
  }

  void start(Instant at) {
    state = RunState.RUNNING;
    startedAt = at;
  }

  void skip(Instant at, String reason) {
    state = RunState.SKIPPED;
    endedAt = at;
    outcome = new Outcome(state, new RunError(ErrorClass.MISSING, reason), null);
  }

  /** What ran when the phases ended does so no more. */
  void endPhases(Instant at, Outcome how) {
    phasesOutcome = how;
    var error = how.error();
    if (error != null) {
      steps.values().forEach(step -> step.cancelIfRunning(at, error));
    }
  }

  void end(Instant at, Outcome how, Map<String, Artifact> left) {
    state = how.state();
    endedAt = at;
    outcome = how;
    artifacts = left;
  }

  CleanupList cleanups() {
    return cleanups;
  }

  Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  /** How the phases ended; empty while they are not over. */
  Optional<Outcome> phasesOutcome() {
    return Optional.ofNullable(phasesOutcome);
  }

  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  Map<String, Artifact> artifacts() {
    return artifacts;
  }

  StepProgress step(StepId id) {
    var whole =
        id.stage() == Stage.CLEANUP
            ? cleanupSteps.computeIfAbsent(id, StepProgress::ofCleanup)
            : steps.get(id.whole());
    if (whole == null) {
      throw new IllegalArgumentException("there is no phase '%s'".formatted(id));
    }
    return id.element().map(whole::element).orElse(whole);
  }

  RunView.ActionView view() {
    var how = Optional.ofNullable(outcome).or(this::phasesOutcome);
    return new RunView.ActionView(
        action.id(),
        action.name(),
        action.blueprint(),
        state,
        startedAt(),
        Optional.ofNullable(endedAt),
        how.map(Outcome::error),
        how.map(Outcome::failedPhase),
        steps.values().stream().map(StepProgress::view).toList(),
        cleanups.view(),
        artifacts);
  }
}
