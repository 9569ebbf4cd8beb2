package io.hawser.engine.lint;

import io.hawser.crds.Blueprint.Input;
import io.hawser.crds.Blueprint.InputType;
import io.hawser.engine.error.Finding;
import io.hawser.engine.value.Durations;
import io.hawser.engine.value.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The typed inputs of an action: whether values fit them. */
public final class InputRules {
  private InputRules() {}

  /**
   * What is wrong with the inputs that an ActionSet gives.
   *
   * @return findings without positions; fields {@code inputs} or {@code inputs.NAME}
   */
  public static List<Finding> check(
      Map<String, ? extends @Nullable Object> given, Map<String, Input> declared) {
    var findings = new ArrayList<Finding>();
    for (var name : given.keySet()) {
      if (!declared.containsKey(name)) {
        findings.add(
            finding(
                "inputs" + Texts.step(name),
                "no input '%s'".formatted(name) + Names.hint(name, declared.keySet())));
      }
    }
    declared.forEach((name, input) -> {
      var value = given.get(name);
      if (value != null) {
        fault(name, input, value)
            .ifPresent(message -> findings.add(finding("inputs" + Texts.step(name), message)));
      } else if (input.defaultValue() == null) {
        findings.add(
            finding("inputs", "needs input '%s' (%s)".formatted(name, words(input.type()))));
      }
    });
    return findings;
  }

  /** What is wrong with the declaration itself; fields are relative to it. */
  static List<Finding> checkDeclaration(String name, Input input) {
    var findings = new ArrayList<Finding>();
    try {
      Pattern.compile(input.pattern() == null ? "" : input.pattern());
    } catch (PatternSyntaxException e) {
      findings.add(finding("pattern", "no regular expression: " + e.getDescription()));
      return findings;
    }
    for (var allowed : input.allowed()) {
      if (!hasType(input.type(), allowed)) {
        findings.add(finding("enum", "'%s' is not %s".formatted(allowed, words(input.type()))));
      }
    }
    var value = input.defaultValue();
    if (value != null) {
      fault(name, input, value).ifPresent(message -> findings.add(finding("default", message)));
    }
    return findings;
  }

  private static Optional<String> fault(String name, Input input, Object value) {
    if (!hasType(input.type(), value)) {
      return Optional.of("'%s' must be %s, not '%s'".formatted(name, words(input.type()), value));
    }
    if (!input.allowed().isEmpty() && input.allowed().stream().noneMatch(one -> same(one, value))) {
      var allowed = input.allowed().stream().map(String::valueOf).toList();
      return Optional.of(
          "'%s' must be one of %s, not '%s'"
                  .formatted(name, allowed.stream().collect(Collectors.joining(", ")), value)
              + Names.didYouMean(String.valueOf(value), allowed).orElse(""));
    }
    return input.pattern() != null && !matches(input.pattern(), value)
        ? Optional.of(
            "'%s' must match '%s', which '%s' does not".formatted(name, input.pattern(), value))
        : Optional.empty();
  }

  /** A pattern that is none is the declaration's fault, told there. */
  private static boolean matches(String pattern, Object value) {
    try {
      return !(value instanceof String text) || Pattern.matches(pattern, text);
    } catch (PatternSyntaxException _) {
      return true;
    }
  }

  private static boolean hasType(InputType type, Object value) {
    return switch (type) {
      case STRING -> value instanceof String;
      case INTEGER -> value instanceof Long;
      case NUMBER -> value instanceof Long || value instanceof Double;
      case BOOLEAN -> value instanceof Boolean;
      case DURATION -> value instanceof String text && isDuration(text);
      case LIST -> value instanceof List;
      case MAP -> value instanceof Map;
    };
  }

  /** An author writes {@code 1} and {@code 1.0} for one number. */
  private static boolean same(Object allowed, Object value) {
    return (allowed instanceof Number one && value instanceof Number other)
        ? one.doubleValue() == other.doubleValue()
        : allowed.equals(value);
  }

  private static boolean isDuration(String text) {
    try {
      Durations.parse(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String words(InputType type) {
    return switch (type) {
      case STRING -> "a string";
      case INTEGER -> "a whole number";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case DURATION -> "a duration such as 30s, 5m or 1h30m";
      case LIST -> "a list";
      case MAP -> "a map";
    };
  }

  private static Finding finding(String field, String message) {
    return new Finding(Optional.empty(), field, message);
  }
}
