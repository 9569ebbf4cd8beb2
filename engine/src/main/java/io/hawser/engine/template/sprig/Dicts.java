package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoSlice;
import io.hawser.engine.template.value.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dictionaries. Where Go's order of keys is random, keys come sorted. */
final class Dicts {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("dict(...any) map[string]any", Dicts::dict),
          GoFunction.of("set(map[string]any, string, any) map[string]any", Dicts::set),
          GoFunction.of("unset(map[string]any, string) map[string]any", Dicts::unset),
          GoFunction.of(
              "hasKey(map[string]any, string) bool", a -> a.map(0).containsKey(a.text(1))),
          GoFunction.of("pluck(string, ...map[string]any) []any", Dicts::pluck),
          GoFunction.of("keys(...map[string]any) []string", Dicts::keys),
          GoFunction.of("values(map[string]any) []any", a -> values(a.operand(0))),
          GoFunction.of("pick(map[string]any, ...string) map[string]any", a -> filter(a, true)),
          GoFunction.of("omit(map[string]any, ...string) map[string]any", a -> filter(a, false)),
          GoFunction.of("merge(map[string]any, ...map[string]any) any", a -> merge(a, false)),
          GoFunction.of(
              "mergeOverwrite(map[string]any, ...map[string]any) any", a -> merge(a, true)),
          GoFunction.of("deepCopy(any) any", a -> DeepCopy.of(a.any(0))));

  private Dicts() {}

  private static Map<String, @Nullable Object> dict(Arguments arguments) {
    var dict = new LinkedHashMap<String, @Nullable Object>();
    var values = arguments.from(0);
    for (int i = 0; i < values.size(); i += 2) {
      String key = Values.text(values.get(i), arguments.surroundings().format());
      dict.put(key, i + 1 < values.size() ? values.get(i + 1) : "");
    }
    return dict;
  }

  private static @Nullable Object set(Arguments arguments) {
    if (arguments.operand(0).isNil()) {
      throw new CallFailure("assignment to entry in nil map");
    }
    arguments.map(0).put(arguments.text(1), arguments.any(2));
    return arguments.any(0);
  }

  private static @Nullable Object unset(Arguments arguments) {
    if (!arguments.operand(0).isNil()) {
      arguments.map(0).remove(arguments.text(1));
    }
    return arguments.any(0);
  }

  private static List<@Nullable Object> pluck(Arguments arguments) {
    var found = new ArrayList<@Nullable Object>();
    for (int i = 1; i < arguments.count(); i++) {
      var map = arguments.map(i);
      if (map.containsKey(arguments.text(0))) {
        found.add(map.get(arguments.text(0)));
      }
    }
    return found;
  }

  private static GoSlice keys(Arguments arguments) {
    var keys = new ArrayList<@Nullable Object>();
    arguments.operands().forEach(map -> keys.addAll(map.sortedKeys()));
    return GoSlice.strings(keys);
  }

  private static List<@Nullable Object> values(Operand map) {
    var values = new ArrayList<@Nullable Object>();
    map.sortedKeys().forEach(key -> values.add(map.entries().get(key)));
    return values;
  }

  private static Map<String, @Nullable Object> filter(Arguments arguments, boolean keep) {
    var named = new HashSet<String>();
    for (int i = 1; i < arguments.count(); i++) {
      named.add(arguments.text(i));
    }
    var filtered = new LinkedHashMap<String, @Nullable Object>();
    arguments
        .map(0)
        .forEach((key, value) -> {
          if (named.contains(key) == keep) {
            filtered.put(key, value);
          }
        });
    return filtered;
  }

  private static @Nullable Object merge(Arguments arguments, boolean overwrite) {
    boolean nil = arguments.operand(0).isNil();
    Map<String, @Nullable Object> target = nil ? new LinkedHashMap<>() : arguments.map(0);
    boolean anySource = false;
    for (int i = 1; i < arguments.count(); i++) {
      anySource |= !arguments.operand(i).isNil();
      Merge.into(target, arguments.map(i), overwrite);
    }
    return nil && anySource ? target : arguments.any(0);
  }
}
