package io.hawser.engine.journal;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint.Artifact;
import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.journal.RunEvent.ActionEnded;
import io.hawser.engine.journal.RunEvent.ActionSkipped;
import io.hawser.engine.journal.RunEvent.ActionStarted;
import io.hawser.engine.journal.RunEvent.PhasesEnded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run: what its events add up to. Deterministic and without effects; the same events
 * give the same state in the process that wrote them and in one that reads them. Not thread-safe.
 *
 * <p>Memory: the documents, and of each step (phase or element) its outputs and state, which {@link
 * Bounds} limits, and 20 lines.
 */
final class RunMachine {
  private final RunId id;
  private final RunRequest request;
  private final Instant startedAt;
  private final Map<String, ActionProgress> actions = new LinkedHashMap<>();
  private boolean abortRequested;
  private @Nullable Outcome outcome;
  private @Nullable Instant endedAt;

  RunMachine(Instant at, RunEvent.RunStarted event) {
    id = event.run();
    request = event.request();
    startedAt = at;
    for (var action : request.actionSet().spec().actions()) {
      actions.put(action.id(), new ActionProgress(action, phasesOf(action)));
    }
  }

  /** The state that a journal's entries add up to. */
  static RunMachine of(List<JournalJson.Entry> entries) {
    if (entries.isEmpty()
        || !(entries.getFirst().event() instanceof RunEvent.RunStarted(var run, var request))) {
      throw new IllegalArgumentException("a journal begins with the start of its run");
    }
    var machine = new RunMachine(entries.getFirst().at(), new RunEvent.RunStarted(run, request));
    entries.stream().skip(1).forEach(entry -> machine.apply(entry.at(), entry.event()));
    return machine;
  }

  void apply(Instant at, RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted _ ->
          throw new IllegalArgumentException("run '%s' started twice".formatted(id));
      case RunEvent.RunResumed _ -> {}
      case RunEvent.AbortRequested _ -> abortRequested = true;
      case RunEvent.RunEnded(var how) -> {
        outcome = how;
        endedAt = at;
      }
      case ActionStarted(var action) -> action(action).start(at);
      case ActionSkipped(var action, var reason) -> action(action).skip(at, reason);
      case PhasesEnded(var action, var how) -> action(action).endPhases(at, how);
      case ActionEnded(var action, var how, var artifacts) ->
          action(action).end(at, how, artifacts);
      case RunEvent.CleanupRegistered(var action, var key, var step) ->
          action(action).cleanups().register(key, step);
      case RunEvent.CleanupDischarged(var action, var key) ->
          action(action).cleanups().set(key, CleanupState.DISCHARGED, null);
      case RunEvent.CleanupStarted(var action, var key) ->
          action(action).cleanups().set(key, CleanupState.RUNNING, null);
      case RunEvent.CleanupDone(var action, var key) ->
          action(action).cleanups().set(key, CleanupState.DONE, null);
      case RunEvent.CleanupFailed(var action, var key, var error) ->
          action(action).cleanups().set(key, CleanupState.FAILED, error);
      case RunEvent.PhaseStarted(var step, var attempt) -> step(step).start(at, attempt);
      case RunEvent.ElementsListed(var step, var items) -> step(step).list(at, items);
      case RunEvent.PhaseSkipped(var step, var reason) -> step(step).skip(at, reason);
      case RunEvent.PhaseRetrying(var step, var attempt, var error, _) ->
          step(step).retry(attempt, error);
      case RunEvent.PhaseFinished(var step, var outputs) -> step(step).finish(at, outputs);
      case RunEvent.PhaseFailed(var step, var error) ->
          step(step).stop(at, PhaseState.FAILED, error);
      case RunEvent.PhaseCancelled(var step, var error) ->
          step(step).stop(at, PhaseState.CANCELLED, error);
      case RunEvent.StateSaved(var step, var state) -> step(step).save(state);
      case RunEvent.Progressed(var step, var progress) -> step(step).progress(progress);
      case RunEvent.Reported(var step, var line) -> step(step).report(line);
    }
  }

  RunRequest request() {
    return request;
  }

  RunId id() {
    return id;
  }

  boolean isAbortRequested() {
    return abortRequested;
  }

  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  ActionProgress action(String actionId) {
    var found = actions.get(actionId);
    if (found == null) {
      throw new IllegalArgumentException("run '%s' has no action '%s'".formatted(id, actionId));
    }
    return found;
  }

  StepProgress step(StepId step) {
    return action(step.action()).step(step);
  }

  Map<String, Map<String, Artifact>> artifacts() {
    var all = new LinkedHashMap<String, Map<String, Artifact>>();
    actions.forEach((actionId, action) -> all.put(actionId, action.artifacts()));
    return all;
  }

  RunView view() {
    return new RunView(
        id,
        request.subjectKey(),
        outcome == null ? RunState.RUNNING : outcome.state(),
        startedAt,
        Optional.ofNullable(endedAt),
        Optional.ofNullable(outcome).map(Outcome::error),
        abortRequested,
        actions.values().stream().map(ActionProgress::view).toList(),
        Optional.empty());
  }

  private Map<StepId, String> phasesOf(ActionSet.Action action) {
    var phases = new LinkedHashMap<StepId, String>();
    var blueprint = request.blueprints().get(action.blueprint());
    var recipe = blueprint == null ? null : blueprint.actions().get(action.name());
    if (recipe == null) {
      return phases;
    }
    put(phases, action.id(), Stage.PHASES, recipe.phases());
    put(phases, action.id(), Stage.ON_FAILURE, recipe.onFailure());
    var defer = recipe.deferPhase();
    put(phases, action.id(), Stage.DEFER, defer == null ? List.of() : List.of(defer));
    return phases;
  }

  private static void put(
      Map<StepId, String> into, String action, Stage stage, List<Phase> phases) {
    for (var phase : phases) {
      into.put(StepId.of(action, stage, phase.name()), phase.func());
    }
  }
}
