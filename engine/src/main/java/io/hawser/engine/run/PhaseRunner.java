package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.journal.Outcome;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunEvent;
import io.hawser.engine.journal.StepId;
import io.hawser.engine.render.TemplateException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a phase as it is written: its condition, its elements, else itself. */
final class PhaseRunner {
  private final RunParts parts;
  private final Scope names;
  private final Rendering rendering;
  private final StepRunner steps;

  PhaseRunner(RunParts parts, ActionSet.Action action, Blueprint blueprint) {
    this.parts = parts;
    names = new Scope(parts.journal().request(), action, blueprint);
    rendering = new Rendering(blueprint, parts.languages());
    steps = new StepRunner(parts, action, rendering);
  }

  Scope names() {
    return names;
  }

  Rendering rendering() {
    return rendering;
  }

  /**
   * Runs a phase to its end.
   *
   * @param outcome of the action's phases; empty while they run
   * @return true when some items could not be done
   * @throws FailedStepException when it failed or was cancelled
   */
  boolean run(StepId step, Phase phase, Optional<Outcome> outcome, Cancellation scope)
      throws InterruptedException {
    try {
      var data = names.at(step, parts.journal(), outcome);
      if (isSkipped(step, phase, data, scope)) {
        return false;
      }
      var forEach = phase.forEach();
      return forEach == null
          ? steps.run(step, phase, data, scope).partial()
          : runElements(step, phase, forEach, data, scope);
    } catch (FailedStepException e) {
      throw e;
    } catch (PhaseException e) {
      throw new FailedStepException(step, e);
    }
  }

  private boolean isSkipped(
      StepId step, Phase phase, Map<String, @Nullable Object> data, Cancellation scope) {
    var state = parts.journal().stateOf(step);
    var when = phase.when();
    if (state != PhaseState.PENDING || when == null) {
      return state == PhaseState.SKIPPED;
    }
    try {
      if (rendering.condition(when, data)) {
        return false;
      }
    } catch (TemplateException | PhaseException e) {
      throw steps.fail(step, Failures.classify(e), scope);
    }
    parts.journal().append(new RunEvent.PhaseSkipped(step, "'%s' is false".formatted(when)));
    return true;
  }

  private boolean runElements(
      StepId step,
      Phase phase,
      Object forEach,
      Map<String, @Nullable Object> data,
      Cancellation scope)
      throws InterruptedException {
    switch (parts.journal().stateOf(step)) {
      case COMPLETE, SKIPPED -> {
        return parts.journal().outputsOf(step).partial();
      }
      case FAILED, CANCELLED -> throw Failures.of(parts.journal().errorOf(step).orElseThrow());
      case PENDING, RUNNING -> {}
    }
    var items = items(step, forEach, data, scope);
    int parallelism = phase.parallelism() == null ? 1 : phase.parallelism();
    var elements = new Elements(parallelism, scope);
    try {
      refuseFailedBefore(step, items.size());
      boolean partial =
          elements.run(
              items.size(),
              (index, part) ->
                  steps
                      .run(
                          step.element(index),
                          phase,
                          Scope.withItem(data, items.get(index), index),
                          part)
                      .partial());
      parts.journal().append(new RunEvent.PhaseFinished(step, new Outputs(Map.of(), partial)));
      return partial;
    } catch (Elements.FailedElementException e) {
      var failure = steps.fail(step, e.failure(), scope);
      throw new FailedStepException(step.element(e.index()), failure);
    } catch (PhaseException e) {
      throw steps.fail(step, e, scope);
    }
  }

  /** An element that the journal knows to have failed, before the elements that it stopped. */
  private void refuseFailedBefore(StepId step, int count) throws Elements.FailedElementException {
    for (int i = 0; i < count; i++) {
      if (parts.journal().stateOf(step.element(i)) == PhaseState.FAILED) {
        var error = parts.journal().errorOf(step.element(i)).orElseThrow();
        throw new Elements.FailedElementException(i, Failures.of(error));
      }
    }
  }

  /** The elements, which stay the same after a crash. */
  private List<@Nullable Object> items(
      StepId step, Object forEach, Map<String, @Nullable Object> data, Cancellation scope) {
    var known = parts.journal().itemsOf(step);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      var items = rendering.elements(forEach, data);
      int most = parts.options().maxElements();
      if (items.size() > most) {
        throw new PhaseException(
            ErrorClass.INVALID,
            "forEach of phase '%s' gives %d elements, more than %d"
                .formatted(step, items.size(), most));
      }
      parts.journal().append(new RunEvent.ElementsListed(step, items));
      return items;
    } catch (TemplateException | PhaseException e) {
      throw steps.fail(step, Failures.classify(e), scope);
    }
  }
}
