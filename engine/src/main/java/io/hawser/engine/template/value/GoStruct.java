package io.hawser.engine.template.value;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A struct value. Every field of the type has an entry; embedded structs are nested. */
public record GoStruct(GoType type, Map<String, @Nullable Object> values) implements GoValue {
  /** A struct in which every field has its zero value. */
  public static GoStruct zero(GoType type) {
    return of(type, Map.of());
  }

  /** A struct with the values given; what is missing has its zero value. */
  public static GoStruct of(GoType type, Map<String, ? extends @Nullable Object> values) {
    var all = new LinkedHashMap<String, @Nullable Object>();
    for (var field : type.fields()) {
      all.put(
          field.name(),
          values.containsKey(field.name()) ? values.get(field.name()) : field.type().zero());
    }
    return new GoStruct(type, all);
  }

  /** The value of a field, looked up in embedded structs as well. */
  public @Nullable Object get(String name) {
    if (values.containsKey(name)) {
      return values.get(name);
    }
    for (var field : type.fields()) {
      if (field.embedded()
          && field.type().field(name).isPresent()
          && values.get(field.name()) instanceof GoStruct inner) {
        return inner.get(name);
      }
    }
    return null;
  }
}
