package io.hawser.kopia.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a command that Kopia runs before or after a snapshot: {@code path}, {@code args},
 * {@code script}, {@code timeout} in seconds, {@code mode}. They are kept and shown, never run.
 */
final class ActionFields {
  private static final Map<String, FieldKind> FIELDS = fields();

  private ActionFields() {}

  private static Map<String, FieldKind> fields() {
    var fields = new LinkedHashMap<String, FieldKind>();
    fields.put("path", new FieldKind.Word(List.of()));
    fields.put("args", new FieldKind.Words());
    fields.put("script", new FieldKind.Word(List.of()));
    fields.put("timeout", new FieldKind.PlainNumber());
    fields.put("mode", new FieldKind.Word(List.of("essential", "optional", "async")));
    return fields;
  }

  static Map<String, Object> normal(String field, Object value) {
    if (!(value instanceof Map<?, ?> action)) {
      throw FieldKind.wrong(field, value, "an object with " + String.join(", ", FIELDS.keySet()));
    }
    var kept = new LinkedHashMap<String, Object>();
    FIELDS.forEach((name, kind) -> {
      var part = action.get(name);
      if (part != null) {
        kind.normal(field + "." + name, part).ifPresent(normal -> kept.put(name, normal));
      }
    });
    action.forEach((name, part) -> {
      if (!FIELDS.containsKey(name)) {
        kept.put(String.valueOf(name), part);
      }
    });
    return kept;
  }

  static void check(String field, Object value) {
    if (!(value instanceof Map<?, ?> action)) {
      return;
    }
    action.forEach((name, part) -> {
      var kind = FIELDS.get(name);
      if (kind == null) {
        throw new InvalidPolicyException(
            "'%s' has no '%s'; known: %s"
                .formatted(field, name, String.join(", ", FIELDS.keySet())));
      }
      if (!(kind instanceof FieldKind.Word(var allowed)) || !allowed.isEmpty()) {
        kind.check(field + "." + name, part);
      }
    });
  }
}
