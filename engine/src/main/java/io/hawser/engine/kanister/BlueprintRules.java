package io.hawser.engine.kanister;

import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Action;
import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.error.Finding;
import io.hawser.engine.kanister.KanisterFunctions.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Kanister's webhook and {@code kanctl validate blueprint} refuse, in Kanister's order and
 * words. Kanister stops at the first; here they are all found.
 */
public final class BlueprintRules {
  private static final String DEFAULT_VERSION = "v0.0.0";
  private static final Pattern VERSION =
      Pattern.compile(
          "v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?"
              + "(-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?");

  private final Blueprint blueprint;
  private final String version;
  private final List<Finding> findings = new ArrayList<>();

  private BlueprintRules(Blueprint blueprint, String version) {
    this.blueprint = blueprint;
    this.version = version;
  }

  /**
   * The faults of a Blueprint.
   *
   * @param functionVersion the version of functions that is preferred; empty for the default
   * @return findings without positions; fields as {@code actions.backup.phases[0].args.image}
   */
  public static List<Finding> check(Blueprint blueprint, String functionVersion) {
    var rules = new BlueprintRules(blueprint, functionVersion);
    blueprint.actions().forEach(rules::checkAction);
    rules.checkNames();
    return List.copyOf(rules.findings);
  }

  private void checkAction(String name, Action action) {
    var field = "actions." + name;
    if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
      find(
          field,
          ("Failed to validate action %s: Failed to get function version: Failed to parse function"
                  + " version {%s}: Invalid Semantic Version")
              .formatted(name, version));
      return;
    }
    int before = findings.size();
    var phases = action.phases();
    for (int i = 0; i < phases.size(); i++) {
      checkFunction(name, phases.get(i), field + ".phases[%d]".formatted(i));
    }
    var defer = action.deferPhase();
    if (defer != null) {
      checkFunction(name, defer, field + ".deferPhase");
    }
    if (findings.size() > before) {
      return;
    }
    if (defer != null) {
      checkArguments(name, defer, field + ".deferPhase");
    }
    for (int i = 0; i < phases.size(); i++) {
      checkArguments(name, phases.get(i), field + ".phases[%d]".formatted(i));
    }
  }

  private void checkFunction(String action, Phase phase, String field) {
    if (KanisterFunctions.find(phase.func()).isEmpty()) {
      find(
          field + ".func",
          "Failed to validate action %s: Requested function {%s} has not been registered"
              .formatted(action, phase.func()));
    } else if (isDefaultInOtherWords()) {
      find(
          field + ".func",
          ("Failed to validate action %s: Requested function {%s} has not been registered with"
                  + " version {%s}")
              .formatted(action, phase.func(), version));
    }
  }

  /** {@code 0.0.0} and the like: equal to the default version, yet found by text only. */
  private boolean isDefaultInOtherWords() {
    var matcher = VERSION.matcher(version);
    return !version.equals(DEFAULT_VERSION)
        && matcher.matches()
        && isZero(matcher.group(1))
        && isZero(matcher.group(2))
        && isZero(matcher.group(3))
        && matcher.group(4) == null;
  }

  private static boolean isZero(@Nullable String digits) {
    return digits == null || digits.matches("0+");
  }

  private void checkArguments(String action, Phase phase, String field) {
    var context = "Failed to validate phase %s in action %s: ".formatted(phase.name(), action);
    var signature = KanisterFunctions.find(phase.func()).orElseThrow();
    checkTags(signature, phase.args(), field, context);
    for (var argument : phase.args().keySet()) {
      if (!signature.arguments().contains(argument)) {
        find(
            field + ".args." + argument,
            context + "argument %s is not supported".formatted(argument));
      }
    }
    for (var argument : signature.required()) {
      if (!phase.args().containsKey(argument)) {
        find(field + ".args", context + "Required arg missing: " + argument);
      }
    }
  }

  private void checkTags(
      Signature signature, Map<String, @Nullable Object> args, String field, String context) {
    for (var tags : Tags.values()) {
      var value = args.get(tags.argument());
      if (value != null && signature.arguments().contains(tags.argument())) {
        tags.fault(value)
            .ifPresent(message -> find(field + ".args." + tags.argument(), context + message));
      }
    }
  }

  private void checkNames() {
    var names = new HashSet<String>();
    blueprint
        .actions()
        .forEach((name, action) -> {
          for (int i = 0; i < action.phases().size(); i++) {
            checkName(names, action.phases().get(i), "actions.%s.phases[%d]".formatted(name, i));
          }
          var defer = action.deferPhase();
          if (defer != null) {
            checkName(names, defer, "actions.%s.deferPhase".formatted(name));
          }
        });
  }

  private void checkName(Set<String> names, Phase phase, String field) {
    if (!names.add(phase.name())) {
      find(
          field + ".name",
          "Failed to validate: Duplicated phase name is not allowed. Violating phase '%s'"
              .formatted(phase.name()));
    }
  }

  private void find(String field, String message) {
    findings.add(new Finding(Optional.empty(), field, message));
  }
}
