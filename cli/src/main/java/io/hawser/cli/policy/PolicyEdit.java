package io.hawser.cli.policy;

import io.hawser.kopia.policy.InvalidPolicyException;
import io.hawser.kopia.policy.PolicyDocument;
import io.hawser.kopia.policy.PolicyField;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** What some options do to a policy; nothing when they are not given. */
interface PolicyEdit {
  /**
   * @throws InvalidPolicyException when a value is none
   * @throws IOException when a file that an option names cannot be read
   */
  PolicyDocument apply(PolicyDocument policy, GivenFlags given) throws IOException;

  /** Sets a field to the value of one option, or removes it. */
  static PolicyEdit value(String flag, PolicyField field, Function<String, Object> parse) {
    return (policy, given) ->
        given
            .one(flag)
            .map(text ->
                isInherited(text) ? policy.without(field) : policy.with(field, parse.apply(text)))
            .orElse(policy);
  }

  static PolicyEdit number(String flag, PolicyField field) {
    return value(flag, field, text -> number(flag, text));
  }

  static PolicyEdit flag(String flag, PolicyField field) {
    return value(
        flag,
        field,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw wrong(flag, text, "true, false or inherit");
            });
  }

  static PolicyEdit word(String flag, PolicyField field) {
    return value(flag, field, text -> text);
  }

  /** Three options: {@code --add-…}, {@code --remove-…}, and {@code --clear-…}, which wins. */
  static PolicyEdit list(String name, PolicyField field) {
    return (policy, given) -> {
      if (given.has("clear-" + name)) {
        return policy.without(field);
      }
      if (!given.has("add-" + name) && !given.has("remove-" + name)) {
        return policy;
      }
      var words = new TreeSet<>(policy.words(field));
      words.addAll(given.all("add-" + name));
      given.all("remove-" + name).forEach(words::remove);
      return policy.with(field, List.copyOf(words));
    };
  }

  static boolean isInherited(String text) {
    return text.equals("inherit") || text.equals("default");
  }

  static long number(String flag, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw wrong(flag, text, "a whole number, or inherit");
    }
  }

  static InvalidPolicyException wrong(String flag, String text, String allowed) {
    return new InvalidPolicyException("'--%s' must be %s, not '%s'".formatted(flag, allowed, text));
  }
}
