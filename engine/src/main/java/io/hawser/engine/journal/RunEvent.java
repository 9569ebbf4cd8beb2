package io.hawser.engine.journal;

import io.hawser.crds.Blueprint.Artifact;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.Progress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a run. A run's state is nothing but the sum of its events; a listener gets each
 * of them after it has become durable.
 */
public sealed interface RunEvent {

  /** The first event. */
  record RunStarted(RunId run, RunRequest request) implements RunEvent {}

  /** A process went on with a run that another one had left. */
  record RunResumed(Owner owner) implements RunEvent {}

  record AbortRequested() implements RunEvent {}

  record ActionStarted(String action) implements RunEvent {}

  record ActionSkipped(String action, String reason) implements RunEvent {}

  /** A step is about to have effects: the attempt begins. */
  record PhaseStarted(StepId step, int attempt) implements RunEvent {}

  /** The elements of a phase's {@code forEach}, fixed for the whole run. */
  record ElementsListed(StepId step, List<@Nullable Object> items) implements RunEvent {}

  record PhaseSkipped(StepId step, String reason) implements RunEvent {}

  record PhaseRetrying(StepId step, int attempt, RunError error, long pauseMillis)
      implements RunEvent {}

  record PhaseFinished(StepId step, Outputs outputs) implements RunEvent {}

  record PhaseFailed(StepId step, RunError error) implements RunEvent {}

  record PhaseCancelled(StepId step, RunError error) implements RunEvent {}

  record StateSaved(StepId step, Map<String, @Nullable Object> state) implements RunEvent {}

  /** How far a step is. Listeners get each; the journal keeps one in a while. */
  record Progressed(StepId step, Progress progress) implements RunEvent {}

  /** A line for the user. The journal keeps the last ones. */
  record Reported(StepId step, String line) implements RunEvent {}

  /** A cleanup has become due, before what it undoes is done. */
  record CleanupRegistered(String action, String key, CleanupStep cleanup) implements RunEvent {}

  /** A phase did itself what a cleanup would have done. */
  record CleanupDischarged(String action, String key) implements RunEvent {}

  record CleanupStarted(String action, String key) implements RunEvent {}

  record CleanupDone(String action, String key) implements RunEvent {}

  record CleanupFailed(String action, String key, RunError error) implements RunEvent {}

  /** The phases of an action are over; what follows are cleanups, onFailure and deferPhase. */
  record PhasesEnded(String action, Outcome outcome) implements RunEvent {}

  record ActionEnded(String action, Outcome outcome, Map<String, Artifact> artifacts)
      implements RunEvent {
    public ActionEnded {
      artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
    }
  }

  /** The last event, unless a cleanup that had been given up is tried again. */
  record RunEnded(Outcome outcome) implements RunEvent {}

  /** True for what only informs: losing it in a crash does no harm, so it is not synced. */
  default boolean isInformative() {
    return this instanceof Progressed || this instanceof Reported;
  }
}
