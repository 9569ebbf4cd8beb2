package io.hawser.engine.template;

import io.hawser.engine.template.value.GoBytes;
import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoMap;
import io.hawser.engine.template.value.GoPointer;
import io.hawser.engine.template.value.GoSlice;
import io.hawser.engine.template.value.GoStruct;
import io.hawser.engine.template.value.GoText;
import io.hawser.engine.template.value.GoTime;
import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.GoValue;
import io.hawser.engine.template.value.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kanister's template parameters as templates see them: a struct, so that a wrong field name is
 * another error than a missing key, a subject of another kind is a nil pointer, and Secrets hold
 * bytes. Immutable.
 */
public final class KanisterParams {
  private final GoStruct root;

  private KanisterParams(GoStruct root) {
    this.root = root;
  }

  /**
   * Builds parameters.
   *
   * @param values by Go field name ({@code StatefulSet}, {@code Options}, …), nested likewise: maps
   *     for structs and maps, lists for slices, base64 for bytes, RFC 3339 for times; what is
   *     absent or null is nil or empty
   * @throws IllegalArgumentException if a name is unknown or a value is not of its field's type
   */
  public static KanisterParams of(Map<String, ? extends @Nullable Object> values) {
    var complete = new HashMap<String, @Nullable Object>(values);
    complete.putIfAbsent("Phases", Map.of());
    complete.putIfAbsent("DeferPhase", Map.of());
    return new KanisterParams(struct(KanisterTypes.PARAMS, complete, ""));
  }

  GoStruct root() {
    return root;
  }

  /** Whether the action's time is set; without it Kanister renders no object references. */
  boolean hasTime() {
    return !"".equals(root.get("Time"));
  }

  private static GoStruct struct(
      GoType type, Map<String, ? extends @Nullable Object> values, String path) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (var entry : values.entrySet()) {
      String name = entry.getKey();
      var field = type.field(name);
      if (field.isEmpty()) {
        throw new IllegalArgumentException(
            "no field '%s' in %s%s".formatted(name, type, path.isEmpty() ? "" : " at " + path));
      }
      fields.put(name, value(field.get().type(), entry.getValue(), path + "." + name));
    }
    for (var field : type.fields()) {
      if (field.embedded()) {
        fields.put(field.name(), embedded(field.type(), fields));
      }
    }
    return GoStruct.of(type, fields);
  }

  /** The fields of an embedded struct are given among those of the outer one. */
  private static GoStruct embedded(GoType type, Map<String, @Nullable Object> fields) {
    var inner = new HashMap<String, @Nullable Object>();
    for (var field : type.fields()) {
      if (fields.containsKey(field.name())) {
        inner.put(field.name(), fields.get(field.name()));
      }
    }
    return GoStruct.of(type, inner);
  }

  private static @Nullable Object value(GoType type, @Nullable Object given, String path) {
    if (given == null) {
      return type.zero();
    }
    if (type.equals(GoType.ANY)) {
      return given;
    }
    return switch (given) {
      case GoValue ready when ready.type().equals(type) -> ready;
      case Boolean bool when type.equals(GoType.BOOL) -> bool;
      case String text -> text(type, text, path);
      case Number number when type.kind().isInteger() ->
          type.equals(GoType.INT64) ? number.longValue() : new GoInt(number.longValue(), type);
      case List<?> list -> list(type, list, path);
      case Map<?, ?> map -> map(type, map, path);
      default -> pointer(type, given, path);
    };
  }

  private static @Nullable Object pointer(GoType type, Object given, String path) {
    if (type.kind() == Kind.PTR) {
      return new GoPointer(type, value(type.elem(), given, path));
    }
    throw wrongType(type, given, path);
  }

  /** Shows no value: it may be a secret. */
  private static IllegalArgumentException wrongType(GoType type, Object given, String path) {
    return new IllegalArgumentException(
        "a %s is no %s at %s".formatted(given.getClass().getSimpleName(), type, path));
  }

  private static @Nullable Object text(GoType type, String text, String path) {
    return switch (type.kind()) {
      case STRING -> GoText.of(text, type);
      case SLICE -> bytes(type, text, path);
      case STRUCT -> {
        if (!type.equals(KanisterTypes.TIME)) {
          throw wrongType(type, text, path);
        }
        yield GoStruct.of(type, Map.of("Time", GoTime.of(Instant.parse(text))));
      }
      default -> pointer(type, text, path);
    };
  }

  private static GoBytes bytes(GoType type, String base64, String path) {
    if (!type.equals(GoType.BYTES)) {
      throw wrongType(type, base64, path);
    }
    try {
      return new GoBytes(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("the bytes are not in base64 at " + path, malformed);
    }
  }

  private static @Nullable Object list(GoType type, List<?> list, String path) {
    if (type.kind() != Kind.SLICE) {
      return pointer(type, list, path);
    }
    var items = new ArrayList<@Nullable Object>();
    for (int i = 0; i < list.size(); i++) {
      items.add(value(type.elem(), list.get(i), path + "[" + i + "]"));
    }
    return new GoSlice(type, items);
  }

  @SuppressWarnings("unchecked") // Keys of JSON objects are strings.
  private static @Nullable Object map(GoType type, Map<?, ?> map, String path) {
    var values = (Map<String, @Nullable Object>) map;
    return switch (type.kind()) {
      case STRUCT -> struct(type, values, path);
      case PTR -> pointer(type, map, path);
      case MAP -> {
        var entries = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((key, each) -> entries.put(key, value(type.elem(), each, path + "." + key)));
        yield type.equals(GoType.ANY_MAP) ? entries : new GoMap(type, entries);
      }
      default -> pointer(type, map, path);
    };
  }
}
