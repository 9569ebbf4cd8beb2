package io.hawser.engine.journal;

import io.hawser.crds.Blueprint.Artifact;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.Progress;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as its journal tells it, at one moment. Immutable.
 *
 * @param actionSet {@code namespace/name} of the ActionSet, or its name alone
 * @param owner the live process that executes the run; empty when there is none: the run is over,
 *     or was left and can be resumed
 */
public record RunView(
    RunId id,
    String actionSet,
    RunState state,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<RunError> error,
    boolean abortRequested,
    List<ActionView> actions,
    Optional<Owner> owner) {

  public record ActionView(
      String id,
      String name,
      String blueprint,
      RunState state,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<RunError> error,
      Optional<String> failedPhase,
      List<PhaseView> phases,
      List<CleanupView> cleanups,
      Map<String, Artifact> artifacts) {
    public ActionView {
      artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
    }
  }

  /**
   * @param attempts attempts begun; 0 before the first
   * @param skipped why the phase was skipped
   * @param lines the last lines reported, at most 20
   * @param elements those of {@code forEach}, in order; empty without it
   */
  public record PhaseView(
      StepId id,
      String func,
      PhaseState state,
      int attempts,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Outputs outputs,
      Optional<RunError> error,
      Optional<String> skipped,
      Optional<Progress> progress,
      List<String> lines,
      List<PhaseView> elements) {}

  public record CleanupView(
      String key, CleanupStep step, CleanupState state, Optional<RunError> error) {}

  /** True when the run is not over and nobody executes it: {@code resume} goes on with it. */
  public boolean isLeft() {
    return !state.isOver() && owner.isEmpty();
  }

  /** True when the run is over, but not all that it was to clean up: {@code resume} tries again. */
  public boolean hasOpenCleanups() {
    return state.isOver()
        && actions.stream()
            .flatMap(action -> action.cleanups().stream())
            .anyMatch(cleanup -> cleanup.state().isOpen());
  }

  RunView ownedBy(Optional<Owner> process) {
    return new RunView(
        id, actionSet, state, startedAt, endedAt, error, abortRequested, actions, process);
  }

  public Optional<ActionView> action(String actionId) {
    return actions.stream().filter(action -> action.id().equals(actionId)).findFirst();
  }
}
