package io.hawser.engine.function;

import io.hawser.engine.value.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A function's arguments as JSON Schema (draft 2020-12), for editors. */
public final class FunctionSchema {
  private FunctionSchema() {}

  /** The schema of {@code args}; values are String, Boolean, Long, List or Map. */
  public static Map<String, Object> of(FunctionSpec<?> spec) {
    var properties = new LinkedHashMap<String, Object>();
    for (var arg : spec.args()) {
      properties.put(arg.name(), property(arg));
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", spec.name());
    schema.put("description", spec.summary());
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", spec.args().stream().filter(Arg::required).map(Arg::name).toList());
    schema.put("additionalProperties", false);
    return schema;
  }

  /** Every scalar may also be a string, since it may be a template. */
  private static Map<String, Object> property(Arg<?> arg) {
    var property = new LinkedHashMap<String, Object>();
    property.put("description", arg.help());
    switch (arg.type()) {
      case STRING -> property.put("type", List.of("string", "number", "boolean"));
      case INTEGER, BYTES -> property.put("type", List.of("integer", "string"));
      case BOOLEAN -> property.put("type", List.of("boolean", "string"));
      case DURATION -> property.put("type", "string");
      case STRINGS -> {
        property.put("type", List.of("array", "string"));
        property.put("items", Map.of("type", List.of("string", "number", "boolean")));
      }
      case STRING_MAP -> {
        property.put("type", List.of("object", "string"));
        property.put(
            "additionalProperties", Map.of("type", List.of("string", "number", "boolean")));
      }
      case ANY -> {}
    }
    if (!arg.allowed().isEmpty()) {
      property.put("examples", arg.allowed());
    }
    if (arg.defaultValue() != null) {
      property.put(
          "default",
          arg.defaultValue() instanceof Duration span ? Durations.text(span) : arg.defaultValue());
    }
    return property;
  }
}
