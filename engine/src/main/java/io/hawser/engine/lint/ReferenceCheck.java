package io.hawser.engine.lint;

import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Action;
import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.lint.Texts.Use;
import io.hawser.engine.value.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that templates and expressions of an action name only what is there by then. */
final class ReferenceCheck {
  private static final Set<String> ROOTS =
      Set.of(
          "Actions",
          "ArtifactsIn",
          "Inputs",
          "Location",
          "Options",
          "Outcome",
          "Phases",
          "Run",
          "Subject",
          "Time");

  private final Action action;
  private final String field;
  private final Texts texts;
  private final Report report;
  private final boolean isKanister;
  private final Set<String> known = new HashSet<>();

  ReferenceCheck(Blueprint blueprint, Action action, String field, Texts texts, Report report) {
    this.action = action;
    this.field = field;
    this.texts = texts;
    this.report = report;
    this.isKanister = blueprint.apiVersion() == ApiVersion.KANISTER;
  }

  void check() {
    var places = PhasePlace.all(action, field);
    places.forEach(place -> known.add(place.phase().name()));
    var order = Order.of(action.phases());
    var mains = new HashSet<>(order.names());
    for (var place : places) {
      var phase = place.phase();
      boolean isMain = place.field().startsWith(field + ".phases[");
      var visible = new HashSet<>(isMain ? order.before(phase.name()) : known);
      if (isKanister) {
        visible.add(phase.name()); // its own secrets and config maps
      }
      checkPhase(phase, place.field(), visible, mains);
    }
    action
        .outputArtifacts()
        .forEach((name, artifact) -> {
          var at = field + ".outputArtifacts" + Texts.step(name);
          checkUses(texts.inValue(artifact.keyValue(), at + ".keyValue"), known, false);
          checkUses(texts.inValue(artifact.kopiaSnapshot(), at + ".kopiaSnapshot"), known, false);
        });
  }

  private void checkPhase(Phase phase, String at, Set<String> visible, Set<String> mains) {
    boolean hasItem = phase.forEach() != null;
    var uses = new ArrayList<>(texts.inValue(phase.args(), at + ".args"));
    var when = phase.when();
    if (when != null) {
      uses.addAll(texts.inExpression(when, at + ".when"));
    }
    checkUses(uses, visible, hasItem);
    checkUses(forEach(phase, at), visible, false);
    var afterwards = new HashSet<>(visible);
    afterwards.add(phase.name());
    afterwards.addAll(mains); // a cleanup runs when the action ends
    for (int i = 0; i < phase.cleanup().size(); i++) {
      var step = phase.cleanup().get(i);
      var args = texts.inValue(step.args(), at + ".cleanup[%d].args".formatted(i));
      checkUses(args, afterwards, hasItem);
    }
  }

  /** A list, a template, or without braces an expression. */
  private List<Use> forEach(Phase phase, String at) {
    var forEach = phase.forEach();
    return forEach instanceof String text && !Texts.isTemplate(text)
        ? texts.inExpression(text, at + ".forEach")
        : texts.inValue(forEach, at + ".forEach");
  }

  private void checkUses(List<Use> uses, Set<String> visible, boolean hasItem) {
    for (var use : uses) {
      var root = use.names().isEmpty() ? "" : use.names().getFirst();
      if (isItem(root) && !hasItem && !isKanister) {
        report.findValue(use.field(), "'%s' is there only with forEach".formatted(root));
      } else if (!isItem(root) && !ROOTS.contains(root) && !isKanister) {
        report.findValue(use.field(), "no '%s'".formatted(root) + Names.hint(root, ROOTS));
      } else if (use.names().size() > 1) {
        checkMember(use, root, use.names().get(1), visible);
      }
    }
  }

  private static boolean isItem(String root) {
    return root.equals("Item") || root.equals("Index");
  }

  private void checkMember(Use use, String root, String name, Set<String> visible) {
    if (root.equals("Inputs") && !isKanister && !action.inputs().containsKey(name)) {
      report.findValue(
          use.field(),
          "no input '%s'".formatted(name) + Names.hint(name, action.inputs().keySet()));
    } else if (root.equals("Phases") && !known.contains(name)) {
      report.findValue(use.field(), "no phase '%s'".formatted(name) + Names.hint(name, known));
    } else if (root.equals("Phases") && !visible.contains(name)) {
      report.findValue(
          use.field(),
          "phase '%s' need not be done by then; let it come before, or name it in 'needs'"
              .formatted(name));
    } else if (root.equals("Phases") && texts.isMvel() && isNotOutput(use)) {
      report.findValue(
          use.field(), "a phase has only 'Output': Phases.%s.Output.NAME".formatted(name));
    }
  }

  private static boolean isNotOutput(Use use) {
    return use.names().size() > 2 && !use.names().get(2).equals("Output");
  }
}
