package io.hawser.cli.actionset;

import io.hawser.crds.ObjectReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the values of options. Each throws {@link IllegalArgumentException} with a message for the
 * person who typed it.
 */
final class OptionText {
  private static final Pattern LABEL_NAME =
      Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]");
  private static final Pattern LABEL_PREFIX =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private OptionText() {}

  /** {@code namespace/name}, as a reference of the given kind. */
  static ObjectReference namespaced(String kind, String text) {
    var parts = List.of(text.split("/", -1));
    if (parts.size() != 2 || parts.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException(
          "a %s must be 'namespace/name', not '%s'".formatted(kind, text));
    }
    return new ObjectReference(null, null, null, kind, parts.get(1), parts.get(0));
  }

  /**
   * {@code group/version/resource/namespace/name}. The group keeps its slash, as kanctl writes it;
   * an empty one stands for the core group.
   */
  static ObjectReference object(String text) {
    var parts = List.of(text.split("/", -1));
    if (parts.size() != 5 || parts.subList(1, 5).stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException(
          "an object must be 'group/version/resource/namespace/name', not '%s'".formatted(text));
    }
    return new ObjectReference(
        parts.get(1), parts.get(0) + "/", parts.get(2), null, parts.get(4), parts.get(3));
  }

  /** {@code [namespace/]name} of a profile. */
  static ObjectReference profile(String text, String defaultNamespace) {
    int slash = text.indexOf('/');
    if (text.isEmpty() || slash != text.lastIndexOf('/') || slash == 0 || text.endsWith("/")) {
      throw new IllegalArgumentException(
          "a profile must be '[namespace/]name', not '%s'".formatted(text));
    }
    return new ObjectReference(
        null,
        null,
        null,
        null,
        text.substring(slash + 1),
        slash < 0 ? defaultNamespace : text.substring(0, slash));
  }

  /** {@code reference=namespace/name}, several of them. */
  static Map<String, ObjectReference> references(String kind, List<String> texts) {
    var references = new LinkedHashMap<String, ObjectReference>();
    for (var text : texts) {
      int equals = text.indexOf('=');
      var target = List.of(text.substring(equals + 1).split("/", -1));
      if (equals < 1 || target.size() != 2 || target.stream().anyMatch(String::isEmpty)) {
        throw new IllegalArgumentException(
            "a %s must be 'reference=namespace/name', not '%s'".formatted(kind, text));
      }
      references.put(
          text.substring(0, equals),
          new ObjectReference(null, null, null, null, target.get(1), target.get(0)));
    }
    return references;
  }

  /** {@code key=value}, several of them; a value holds no {@code =}. */
  static Map<String, String> pairs(String option, List<String> texts) {
    var pairs = new LinkedHashMap<String, String>();
    for (var text : texts) {
      var parts = List.of(text.split("=", -1));
      if (parts.size() != 2 || parts.getFirst().isEmpty()) {
        throw new IllegalArgumentException(
            "%s must be 'key=value', not '%s'".formatted(option, text));
      }
      pairs.put(parts.get(0), parts.get(1));
    }
    return pairs;
  }

  /** {@link #pairs} whose values are of the type that they have in YAML. */
  static Map<String, Object> values(String option, List<String> texts) {
    var values = new LinkedHashMap<String, Object>();
    pairs(option, texts).forEach((key, text) -> values.put(key, value(text)));
    return values;
  }

  private static Object value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : text;
  }

  /** {@link #pairs} whose keys Kubernetes accepts as keys of labels and annotations. */
  static Map<String, String> labels(String option, List<String> texts) {
    var labels = pairs(option, texts);
    for (var key : labels.keySet()) {
      int slash = key.indexOf('/');
      var isValid =
          LABEL_NAME.matcher(key.substring(slash + 1)).matches()
              && (slash < 0 || LABEL_PREFIX.matcher(key.substring(0, slash)).matches());
      if (!isValid) {
        throw new IllegalArgumentException(
            "%s: the key '%s' must be letters, digits, '-', '_' and '.', begin and end with a letter"
                    .formatted(option, key)
                + " or digit, and may have a DNS name and '/' in front");
      }
    }
    return labels;
  }
}
