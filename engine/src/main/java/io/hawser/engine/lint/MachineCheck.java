package io.hawser.engine.lint;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ActionSet.Action;
import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.engine.document.Documents;
import io.hawser.engine.document.Loaded;
import io.hawser.engine.error.Finding;
import io.hawser.engine.function.Functions;
import io.hawser.engine.value.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that what an ActionSet runs of Kanister's documents needs nothing that is not here. */
final class MachineCheck {
  private final Functions functions;
  private final Documents documents;
  private final Loaded<ActionSet> set;

  MachineCheck(Functions functions, Documents documents, Loaded<ActionSet> set) {
    this.functions = functions;
    this.documents = documents;
    this.set = set;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    var report = new Report(set.source());
    var actions = set.value().spec().actions();
    for (int i = 0; i < actions.size(); i++) {
      checkAction(actions.get(i), "spec.actions[%d]".formatted(i), report);
      findings.addAll(inRecipe(actions.get(i)));
    }
    // Two actions may run the same recipe.
    return Stream.concat(report.findings().stream(), findings.stream()).distinct().toList();
  }

  private void checkAction(Action action, String at, Report report) {
    if (!action.secrets().isEmpty()) {
      report.find(at + ".secrets", "these are Kubernetes objects, which this machine has not");
    }
    if (!action.configMaps().isEmpty()) {
      report.find(at + ".configMaps", "these are Kubernetes objects, which this machine has not");
    }
    var known =
        Stream.concat(
                documents.profiles().stream().map(one -> one.value().metadata().name()),
                documents.locations().stream().map(one -> one.value().metadata().name()))
            .toList();
    Optional.ofNullable(action.profile())
        .flatMap(profile -> Optional.ofNullable(profile.name()))
        .filter(name -> !known.contains(name))
        .ifPresent(name ->
            report.findValue(
                at + ".profile.name",
                "no Profile or Location '%s'".formatted(name) + Names.hint(name, known)));
  }

  private List<Finding> inRecipe(Action action) {
    return documents.blueprints().stream()
        .filter(one -> one.value().metadata().name().equals(action.blueprint()))
        .filter(one -> one.value().apiVersion() == ApiVersion.KANISTER)
        .findFirst()
        .map(blueprint -> inRecipe(blueprint, action.name()))
        .orElse(List.of());
  }

  private List<Finding> inRecipe(Loaded<Blueprint> blueprint, String name) {
    var recipe = blueprint.value().actions().get(name);
    if (recipe == null) {
      return List.of();
    }
    var report = new Report(blueprint.source());
    var names = new HashSet<String>();
    for (var place : PhasePlace.all(recipe, "actions" + Texts.step(name))) {
      var phase = place.phase();
      if (!names.add(phase.name())) {
        report.findValue(
            place.field() + ".name", "two phases have the name '%s'".formatted(phase.name()));
      }
      if (functions.find(phase.func()).isEmpty()) {
        report.findValue(place.field() + ".func", functions.unknown(phase.func()));
      }
      if (!phase.objects().isEmpty()) {
        report.find(
            place.field() + ".objects", "these are Kubernetes objects, which this machine has not");
      }
    }
    return report.findings();
  }
}
