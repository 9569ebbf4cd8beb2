package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.journal.Stage;
import io.hawser.engine.journal.StepId;
import io.hawser.engine.render.TemplateException;
import io.hawser.engine.run.Plan.Kind;
import io.hawser.engine.run.Plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Foretells one action, and refuses a run of which a part is sure to fail. What depends on earlier
 * phases is left open.
 */
final class Planner {
  /** Names that mean something only while an action runs. */
  private static final List<String> LATER_NAMES = List.of("Phases", "Actions", "Outcome");

  private final EngineParts engine;
  private final ActionSet.Action action;
  private final Blueprint blueprint;
  private final ActionContext context;
  private final Rendering rendering;
  private final Map<String, @Nullable Object> data;
  private final List<PlannedStep> steps = new ArrayList<>();

  Planner(
      EngineParts engine,
      ActionContext context,
      Blueprint blueprint,
      Map<String, @Nullable Object> data) {
    this.engine = engine;
    this.action = context.action();
    this.blueprint = blueprint;
    this.context = context;
    this.rendering = new Rendering(blueprint, engine.languages());
    this.data = data;
  }

  /**
   * All steps in the order they stand.
   *
   * @throws RunRefusedException when one that is certain to run is certain to fail
   */
  List<PlannedStep> plan(Blueprint.Action recipe) {
    recipe.phases().forEach(phase -> plan(Stage.PHASES, phase, Kind.CERTAIN));
    recipe.onFailure().forEach(phase -> plan(Stage.ON_FAILURE, phase, Kind.CONDITIONAL));
    Optional.ofNullable(recipe.deferPhase())
        .ifPresent(phase -> plan(Stage.DEFER, phase, Kind.CERTAIN));
    return List.copyOf(steps);
  }

  private void plan(Stage stage, Phase phase, Kind kind) {
    var step = StepId.of(action.id(), stage, phase.name());
    var when = phase.when();
    var sure = kind;
    try {
      if (when != null && !rendering.condition(when, data)) {
        steps.add(
            new PlannedStep(step, phase.func(), Kind.SKIPPED, "'%s' is false".formatted(when)));
        return;
      }
    } catch (TemplateException | PhaseException e) {
      refuseUnlessLater(step, when, e);
      sure = Kind.CONDITIONAL;
    }
    var forEach = phase.forEach();
    if (forEach == null) {
      planStep(step, phase, data, sure);
      return;
    }
    try {
      int index = 0;
      for (var item : rendering.elements(forEach, data)) {
        planStep(step.element(index), phase, Scope.withItem(data, item, index), sure);
        index++;
      }
    } catch (TemplateException | RunRefusedException e) {
      refuseUnlessLater(step, forEach, e);
      steps.add(later(step, phase, sure));
    }
  }

  private void planStep(StepId step, Phase phase, Map<String, @Nullable Object> scope, Kind kind) {
    try {
      var args = rendering.args(phase.args(), scope);
      var text = words(engine.functions().require(phase.func()), args);
      steps.add(new PlannedStep(step, phase.func(), kind, text));
    } catch (TemplateException | PhaseException e) {
      if (kind == Kind.CERTAIN) {
        refuseUnlessLater(step, phase.args(), e);
      }
      steps.add(later(step, phase, kind));
    }
  }

  private <P> String words(BuiltinFunction<P> function, Map<String, @Nullable Object> args) {
    return function
        .plan(function.spec().bind(args), context)
        .orElseGet(() -> function.spec().summary());
  }

  private PlannedStep later(StepId step, Phase phase, Kind kind) {
    return new PlannedStep(
        step,
        phase.func(),
        kind == Kind.CERTAIN ? Kind.LATER : kind,
        engine.functions().require(phase.func()).spec().summary()
            + ", with arguments that are known only later");
  }

  /**
   * A fault in what can be known now is certain to happen, except in Kanister's documents, which
   * may fail in a phase and go on with their deferPhase.
   */
  private void refuseUnlessLater(StepId step, @Nullable Object written, RuntimeException fault) {
    if (fault instanceof RunRefusedException refused) {
      throw refused;
    }
    boolean isUnrendered =
        fault instanceof TemplateException template
            && template.kind() != TemplateException.Kind.PARSE
            && LATER_NAMES.stream().anyMatch(String.valueOf(written)::contains);
    boolean isKanisters =
        blueprint.apiVersion() == ApiVersion.KANISTER
            && !(fault instanceof PhaseException refusal && isRefusal(refusal));
    if (isUnrendered || isKanisters) {
      return;
    }
    var failure = Failures.classify(fault);
    throw new RunRefusedException(
        failure.errorClass(),
        "phase '%s' cannot be done: %s"
            .formatted(step, Failures.error(failure, engine.mask()).message()),
        failure);
  }

  private static boolean isRefusal(PhaseException failure) {
    return failure.errorClass() != ErrorClass.INVALID;
  }
}
