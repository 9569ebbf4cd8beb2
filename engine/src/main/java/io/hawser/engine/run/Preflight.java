package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import io.hawser.engine.function.Functions;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.value.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Checks a request before anything runs, and finds all that is wrong at once. */
final class Preflight {
  private final RunRequest request;
  private final Functions functions;
  private final List<Finding> findings = new ArrayList<>();

  private Preflight(RunRequest request, Functions functions) {
    this.request = request;
    this.functions = functions;
  }

  /**
   * Checks what can be told from the documents alone.
   *
   * @throws BlueprintException with all findings
   */
  static void check(RunRequest request, Functions functions) {
    var preflight = new Preflight(request, functions);
    preflight.checkActions();
    if (!preflight.findings.isEmpty()) {
      throw new BlueprintException(preflight.findings);
    }
  }

  private void checkActions() {
    var actions = request.actionSet().spec().actions();
    var ids = new HashSet<String>();
    for (int i = 0; i < actions.size(); i++) {
      var field = "spec.actions[%d]".formatted(i);
      var action = actions.get(i);
      if (!ids.add(action.id())) {
        find(field + ".id", "two actions have the id '%s'".formatted(action.id()));
      }
      checkAction(action, field);
    }
    Needs.faults(Needs.ofActions(actions)).forEach(fault -> find("spec.actions", fault));
  }

  private void checkAction(ActionSet.Action action, String field) {
    var location = RunRequest.locationName(action);
    if (location.isPresent() && request.location(action).isEmpty()) {
      find(field, "there is no Location '%s'".formatted(location.get()));
    }
    if (!action.secrets().isEmpty() || !action.configMaps().isEmpty()) {
      find(field, "secrets and configMaps are Kubernetes objects, which this machine has not");
    }
    var blueprint = request.blueprints().get(action.blueprint());
    if (blueprint == null) {
      find(field + ".blueprint", "there is no Blueprint '%s'".formatted(action.blueprint()));
      return;
    }
    var recipe = blueprint.actions().get(action.name());
    if (recipe == null) {
      find(
          field + ".name",
          "Blueprint '%s' has no action '%s'".formatted(action.blueprint(), action.name())
              + Names.hint(action.name(), blueprint.actions().keySet()));
      return;
    }
    if (blueprint.apiVersion() == ApiVersion.HAWSER) {
      findings.addAll(Inputs.check(action, recipe, field));
    }
    checkRecipe(recipe, "actions." + action.name());
  }

  private void checkRecipe(Blueprint.Action recipe, String field) {
    var all = new ArrayList<>(recipe.phases());
    all.addAll(recipe.onFailure());
    Optional.ofNullable(recipe.deferPhase()).ifPresent(all::add);
    var names = new HashSet<String>();
    for (var phase : all) {
      if (!names.add(phase.name())) {
        find(field, "two phases are named '%s'".formatted(phase.name()));
      }
      checkPhase(phase, field + "." + phase.name());
    }
    Needs.faults(Needs.ofPhases(recipe.phases())).forEach(fault -> find(field + ".phases", fault));
  }

  private void checkPhase(Phase phase, String field) {
    checkFunction(phase.func(), field + ".func");
    phase.cleanup().forEach(step -> checkFunction(step.func(), field + ".cleanup"));
    if (!phase.objects().isEmpty()) {
      find(field + ".objects", "these are Kubernetes objects, which this machine has not");
    }
  }

  private void checkFunction(String name, String field) {
    if (functions.find(name).isEmpty()) {
      find(field, functions.unknown(name));
    }
  }

  private void find(String field, String message) {
    var finding = new Finding(Optional.empty(), field, message);
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }
}
