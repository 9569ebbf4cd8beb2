package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Artifact;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.journal.JournalException;
import io.hawser.engine.journal.Outcome;
import io.hawser.engine.journal.RunError;
import io.hawser.engine.journal.RunEvent;
import io.hawser.engine.journal.Stage;
import io.hawser.engine.journal.StepId;
import io.hawser.engine.render.TemplateException;
import io.hawser.engine.value.Durations;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one action: its phases; the cleanups that are due; {@code onFailure} if it did not succeed;
 * {@code deferPhase}; cleanups again, for what these two left; artifacts if it succeeded. Each part
 * that the journal knows to be over is left out, so that this is also how an action is resumed.
 */
final class ActionRunner {
  private final RunParts parts;
  private final ActionSet.Action action;
  private final Blueprint blueprint;
  private final Blueprint.Action recipe;
  private final PhaseRunner phases;
  private final CleanupRunner cleanups;

  ActionRunner(RunParts parts, ActionSet.Action action, Blueprint blueprint) {
    this.parts = parts;
    this.action = action;
    this.blueprint = blueprint;
    this.recipe = Optional.ofNullable(blueprint.actions().get(action.name())).orElseThrow();
    this.phases = new PhaseRunner(parts, action, blueprint);
    this.cleanups = new CleanupRunner(parts, action);
  }

  /**
   * Runs the action to its end.
   *
   * @param running cancels its phases
   * @param finishing cancels onFailure and deferPhase
   * @throws JournalException when the run cannot go on; cleanups were done as far as possible
   */
  Outcome run(Cancellation running, Cancellation finishing) throws InterruptedException {
    var before = parts.journal().outcomeOf(action.id());
    if (before.isPresent()) {
      cleanups.retry();
      return before.get();
    }
    try {
      if (parts.journal().startOf(action.id()).isEmpty()) {
        parts.journal().append(new RunEvent.ActionStarted(action.id()));
      }
      var outcome = runPhases(running);
      cleanups.run();
      outcome = finish(outcome, finishing);
      cleanups.run();
      return end(outcome);
    } catch (JournalException e) {
      cleanups.run();
      throw e;
    }
  }

  private Outcome runPhases(Cancellation running) {
    var before = parts.journal().phasesOutcomeOf(action.id());
    if (before.isPresent()) {
      return before.get();
    }
    var scope = running.part();
    limitDuration(scope);
    var outcome = new PhaseGraph(parts, phases, action.id(), scope).run(recipe.phases());
    parts.journal().append(new RunEvent.PhasesEnded(action.id(), outcome));
    return outcome;
  }

  /** The limit counts from the start of the action, also for a run that was resumed. */
  private void limitDuration(Cancellation scope) {
    var timeout = recipe.timeout();
    if (timeout == null) {
      return;
    }
    var start = parts.journal().startOf(action.id()).orElseThrow();
    var left = timeout.minus(Duration.between(start, parts.clock().instant()));
    var message =
        "action '%s' took longer than its timeout of %s"
            .formatted(action.id(), Durations.text(timeout));
    scope.cancelAfter(
        left.isNegative() ? Duration.ZERO : left, new PhaseException(ErrorClass.TIMEOUT, message));
  }

  private Outcome finish(Outcome phasesOutcome, Cancellation finishing)
      throws InterruptedException {
    var outcome = phasesOutcome;
    if (!outcome.state().isSuccess()) {
      for (var phase : recipe.onFailure()) {
        // One that fails is recorded and does not keep the others from being run.
        runFinishing(Stage.ON_FAILURE, phase, outcome, finishing);
      }
    }
    var defer = recipe.deferPhase();
    if (defer == null) {
      return outcome;
    }
    var failure = runFinishing(Stage.DEFER, defer, outcome, finishing);
    boolean replaces = outcome.state().isSuccess() || blueprint.apiVersion() == ApiVersion.KANISTER;
    return failure.isPresent() && replaces ? failure.get() : outcome;
  }

  private Optional<Outcome> runFinishing(
      Stage stage, Blueprint.Phase phase, Outcome outcome, Cancellation finishing)
      throws InterruptedException {
    var step = StepId.of(action.id(), stage, phase.name());
    try {
      phases.run(step, phase, Optional.of(outcome), finishing);
      return Optional.empty();
    } catch (FailedStepException e) {
      if (e.failure() instanceof JournalException lost) {
        throw lost;
      }
      var error = Failures.error(e.failure(), parts.secrets());
      return Optional.of(Outcome.failed(error, e.step().label()));
    }
  }

  private Outcome end(Outcome finished) {
    var outcome = withCleanups(finished);
    Map<String, Artifact> artifacts = Map.of();
    if (outcome.state().isSuccess()) {
      try {
        var data = phases.names().now(parts.journal(), Optional.of(outcome));
        artifacts = phases.rendering().artifacts(recipe.outputArtifacts(), data);
      } catch (TemplateException | PhaseException e) {
        var error = Failures.error(Failures.classify(e), parts.secrets());
        outcome = Outcome.failed(error, null);
      }
    }
    parts.journal().append(new RunEvent.ActionEnded(action.id(), outcome, artifacts));
    return outcome;
  }

  /** What could not be undone makes a success a failure. */
  private Outcome withCleanups(Outcome outcome) {
    var failed = parts.journal().failedCleanups(action.id());
    if (failed.isEmpty() || !outcome.state().isSuccess()) {
      return outcome;
    }
    var first = failed.getFirst();
    var error = first.error().orElseThrow();
    return Outcome.failed(
        new RunError(
            error.errorClass(),
            "cleanup '%s' could not be done: %s".formatted(first.key(), error.message())),
        null);
  }
}
