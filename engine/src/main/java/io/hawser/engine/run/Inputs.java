package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Input;
import io.hawser.engine.error.Finding;
import io.hawser.engine.value.Durations;
import io.hawser.engine.value.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the inputs that an ActionSet gives to an action, and fills in defaults. */
final class Inputs {
  private Inputs() {}

  static Map<String, @Nullable Object> withDefaults(ActionSet.Action action, Blueprint blueprint) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    var recipe = blueprint.actions().get(action.name());
    if (recipe != null) {
      recipe.inputs().forEach((name, input) -> values.put(name, input.defaultValue()));
    }
    values.putAll(action.inputs());
    return values;
  }

  /** All that is wrong with the inputs; {@code field} is the path of the action. */
  static List<Finding> check(ActionSet.Action action, Blueprint.Action recipe, String field) {
    var findings = new ArrayList<Finding>();
    for (var name : action.inputs().keySet()) {
      if (!recipe.inputs().containsKey(name)) {
        findings.add(
            finding(
                field + ".inputs." + name,
                "action '%s' has no input '%s'".formatted(action.name(), name)
                    + Names.hint(name, recipe.inputs().keySet())));
      }
    }
    recipe
        .inputs()
        .forEach((name, input) ->
            fault(name, input, action.inputs().get(name))
                .ifPresent(message -> findings.add(finding(field + ".inputs." + name, message))));
    return findings;
  }

  private static Optional<String> fault(String name, Input input, @Nullable Object given) {
    if (given == null) {
      return input.defaultValue() == null
          ? Optional.of("input '%s' is required (%s)".formatted(name, words(input)))
          : Optional.empty();
    }
    if (!hasType(input, given)) {
      return Optional.of("input '%s' must be %s, not '%s'".formatted(name, words(input), given));
    }
    if (!input.allowed().isEmpty() && input.allowed().stream().noneMatch(one -> same(one, given))) {
      return Optional.of(
          "input '%s' must be one of %s, not '%s'".formatted(name, input.allowed(), given));
    }
    var pattern = input.pattern();
    if (pattern != null && given instanceof String text && !Pattern.matches(pattern, text)) {
      return Optional.of(
          "input '%s' must match '%s', which '%s' does not".formatted(name, pattern, given));
    }
    return Optional.empty();
  }

  private static boolean hasType(Input input, Object given) {
    return switch (input.type()) {
      case STRING -> given instanceof String;
      case INTEGER -> given instanceof Long || given instanceof Integer;
      case NUMBER -> given instanceof Number;
      case BOOLEAN -> given instanceof Boolean;
      case DURATION -> given instanceof String text && isDuration(text);
      case LIST -> given instanceof List;
      case MAP -> given instanceof Map;
    };
  }

  private static String words(Input input) {
    return switch (input.type()) {
      case STRING -> "a string";
      case INTEGER -> "a whole number";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case DURATION -> "a duration such as 30s or 1h30m";
      case LIST -> "a list";
      case MAP -> "a map";
    };
  }

  private static boolean isDuration(String text) {
    try {
      Durations.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean same(Object allowed, Object given) {
    return allowed instanceof Number one && given instanceof Number other
        ? one.doubleValue() == other.doubleValue()
        : Objects.equals(allowed, given);
  }

  private static Finding finding(String field, String message) {
    return new Finding(Optional.empty(), field, message);
  }
}
