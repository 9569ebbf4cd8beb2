package io.hawser.kopia.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of plain values in the shape of Kopia's policies. */
final class PolicyTrees {
  /** The shape: a group's names in order; a name without a map is a field. */
  private static final Map<String, Object> SHAPE = shape();

  private PolicyTrees() {}

  private static Map<String, Object> shape() {
    var shape = new LinkedHashMap<String, Object>();
    PolicyFields.ALL.forEach(field -> put(shape, field.path(), field));
    return shape;
  }

  /** A copy with all groups in order, normal values, and what is not known behind what is. */
  static Map<String, Object> canonical(Map<?, ?> tree) {
    return canonical("", tree, SHAPE);
  }

  private static Map<String, Object> canonical(String prefix, Map<?, ?> tree, Map<?, ?> shape) {
    var named = new LinkedHashMap<String, Object>();
    var unknown = new LinkedHashMap<String, Object>();
    tree.forEach((name, value) -> {
      var known = knownName(String.valueOf(name), shape);
      (known == null ? unknown : named).put(known == null ? String.valueOf(name) : known, value);
    });
    var result = new LinkedHashMap<String, Object>();
    shape.forEach((key, below) -> {
      var name = String.valueOf(key);
      var path = prefix + name;
      var value = named.get(name);
      if (below instanceof Map<?, ?> group) {
        result.put(name, canonical(path + ".", group(path, value), group));
      } else if (value != null && below instanceof PolicyField field) {
        field.kind().normal(path, value).ifPresent(normal -> result.put(name, normal));
      }
    });
    result.putAll(unknown);
    return result;
  }

  private static @Nullable String knownName(String name, Map<?, ?> shape) {
    if (shape.containsKey(name)) {
      return name;
    }
    for (var known : shape.keySet()) {
      if (lower(String.valueOf(known)).equals(lower(name))) {
        return String.valueOf(known);
      }
    }
    return null;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Map<?, ?> group(String path, @Nullable Object value) {
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> group) {
      return group;
    }
    throw FieldKind.wrong(path, value, "an object");
  }

  static void put(Map<String, Object> tree, List<String> path, Object value) {
    var at = tree;
    for (var name : path.subList(0, path.size() - 1)) {
      at = childGroup(at, name);
    }
    at.put(path.getLast(), value);
  }

  static void remove(Map<String, Object> tree, List<String> path) {
    var at = tree;
    for (var name : path.subList(0, path.size() - 1)) {
      at = childGroup(at, name);
    }
    at.remove(path.getLast());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> childGroup(Map<String, Object> tree, String name) {
    return (Map<String, Object>)
        tree.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
  }

  static List<String> unknown(Map<?, ?> tree) {
    var names = new ArrayList<String>();
    unknown("", tree, SHAPE, names);
    return names;
  }

  private static void unknown(String prefix, Map<?, ?> tree, Map<?, ?> shape, List<String> names) {
    tree.forEach((key, value) -> {
      var name = prefix + key;
      var known = shape.get(key);
      if (known == null) {
        names.add(name);
      } else if (known instanceof Map<?, ?> group && value instanceof Map<?, ?> below) {
        unknown(name + ".", below, group, names);
      }
    });
  }

  /** Names of fields and groups that stand beside the one of this name. */
  static List<String> siblings(String name) {
    Map<?, ?> shape = SHAPE;
    var parts = name.split("\\.");
    for (int i = 0; i < parts.length - 1; i++) {
      if (shape.get(parts[i]) instanceof Map<?, ?> group) {
        shape = group;
      }
    }
    return shape.keySet().stream().map(String::valueOf).toList();
  }
}
