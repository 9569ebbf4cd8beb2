package io.hawser.engine.lint;

import io.hawser.crds.Blueprint.Action;
import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.function.Functions;
import io.hawser.engine.value.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks an action of {@code hawser.io}: its functions, arguments, names, order and inputs. */
final class ActionCheck {
  private final Functions functions;
  private final Action action;
  private final String field;
  private final Report report;

  ActionCheck(Functions functions, Action action, String field, Report report) {
    this.functions = functions;
    this.action = action;
    this.field = field;
    this.report = report;
  }

  void check() {
    action
        .inputs()
        .forEach((name, input) ->
            report.addAll(field + ".inputs." + name, InputRules.checkDeclaration(name, input)));
    var names = new HashSet<String>();
    PhasePlace.all(action, field)
        .forEach(place -> {
          checkPhase(place.phase(), place.field());
          if (!names.add(place.phase().name())) {
            report.findValue(
                place.field() + ".name",
                "two phases have the name '%s'".formatted(place.phase().name()));
          }
        });
    checkOrder();
  }

  private void checkPhase(Phase phase, String at) {
    checkCall(phase.func(), phase.args(), at);
    for (int i = 0; i < phase.cleanup().size(); i++) {
      var step = phase.cleanup().get(i);
      checkCall(step.func(), step.args(), at + ".cleanup[%d]".formatted(i));
    }
  }

  private void checkCall(String function, Map<String, @Nullable Object> args, String at) {
    var found = functions.find(function);
    if (found.isEmpty()) {
      report.findValue(at + ".func", functions.unknown(function));
      return;
    }
    report.addAll(at, found.get().spec().check(args, Texts::isTemplate));
  }

  private void checkOrder() {
    var order = Order.of(action.phases());
    checkNeeds(action.phases(), order.names(), "phases");
    for (var name : order.inCycle()) {
      int index = order.names().indexOf(name);
      report.find(
          field + ".phases[%d].needs".formatted(index),
          "phases %s need each other in a circle".formatted(Names.list(order.inCycle())));
    }
    checkNeeds(
        action.onFailure(), action.onFailure().stream().map(Phase::name).toList(), "onFailure");
  }

  private void checkNeeds(List<Phase> phases, List<String> names, String list) {
    for (int i = 0; i < phases.size(); i++) {
      var needs = phases.get(i).needs();
      for (int j = 0; needs != null && j < needs.size(); j++) {
        if (!names.contains(needs.get(j))) {
          report.findValue(
              field + ".%s[%d].needs[%d]".formatted(list, i, j),
              "no phase '%s'".formatted(needs.get(j))
                  + Names.hint(needs.get(j), Set.copyOf(names)));
        }
      }
    }
  }
}
