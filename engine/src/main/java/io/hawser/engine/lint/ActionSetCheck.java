package io.hawser.engine.lint;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ActionSet.Action;
import io.hawser.crds.ApiVersion;
import io.hawser.engine.document.Documents;
import io.hawser.engine.value.Names;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;

/** Checks that an ActionSet names what is there, in an order that is possible. */
final class ActionSetCheck {
  private final ActionSet set;
  private final Documents documents;
  private final Report report;

  ActionSetCheck(ActionSet set, Documents documents, Report report) {
    this.set = set;
    this.documents = documents;
    this.report = report;
  }

  void check() {
    var needs = new LinkedHashMap<String, Set<String>>();
    var actions = set.spec().actions();
    for (int i = 0; i < actions.size(); i++) {
      var at = "spec.actions[%d]".formatted(i);
      var action = actions.get(i);
      if (needs.put(action.id(), new HashSet<>(action.dependsOn())) != null) {
        report.findValue(at + ".id", "two actions have the id '%s'".formatted(action.id()));
      }
      checkAction(action, at);
    }
    checkOrder(new Order(needs));
  }

  private void checkAction(Action action, String at) {
    checkLocation(action, at);
    var blueprints = documents.blueprints().stream().map(loaded -> loaded.value()).toList();
    var blueprint =
        blueprints.stream()
            .filter(one -> one.metadata().name().equals(action.blueprint()))
            .findFirst();
    if (blueprint.isEmpty()) {
      var known = blueprints.stream().map(one -> one.metadata().name()).toList();
      report.findValue(
          at + ".blueprint",
          "no Blueprint '%s'".formatted(action.blueprint())
              + Names.hint(action.blueprint(), known));
      return;
    }
    var actions = blueprint.get().actions();
    var recipe = actions.get(action.name());
    if (recipe == null) {
      report.findValue(
          at + ".name",
          "Blueprint '%s' has no action '%s'".formatted(action.blueprint(), action.name())
              + Names.hint(action.name(), actions.keySet()));
    } else if (blueprint.get().apiVersion() == ApiVersion.HAWSER) {
      report.addAll(at, InputRules.check(action.inputs(), recipe.inputs()));
    }
  }

  private void checkLocation(Action action, String at) {
    var name = action.location();
    var known =
        documents.locations().stream().map(loaded -> loaded.value().metadata().name()).toList();
    if (name != null && !known.contains(name)) {
      report.findValue(
          at + ".location", "no Location '%s'".formatted(name) + Names.hint(name, known));
    }
  }

  private void checkOrder(Order order) {
    var actions = set.spec().actions();
    var cycle = order.inCycle();
    for (int i = 0; i < actions.size(); i++) {
      var at = "spec.actions[%d].dependsOn".formatted(i);
      var dependsOn = actions.get(i).dependsOn();
      for (int j = 0; j < dependsOn.size(); j++) {
        var id = dependsOn.get(j);
        if (!order.names().contains(id)) {
          report.findValue(
              at + "[%d]".formatted(j),
              "no action '%s'".formatted(id) + Names.hint(id, order.names()));
        }
      }
      if (cycle.contains(actions.get(i).id())) {
        report.find(at, "actions %s depend on each other in a circle".formatted(Names.list(cycle)));
      }
    }
  }
}
