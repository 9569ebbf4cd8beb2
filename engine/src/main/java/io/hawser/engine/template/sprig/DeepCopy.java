package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.value.GoMap;
import io.hawser.engine.template.value.GoSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of values that share no map or list with the original. */
final class DeepCopy {
  /** Data nested deeper than this hold themselves. */
  private static final int DEEPEST = 500;

  private DeepCopy() {}

  static @Nullable Object of(@Nullable Object value) {
    return of(value, 0);
  }

  private static @Nullable Object of(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw new CallFailure("the value is nested deeper than " + DEEPEST);
    }
    return switch (value) {
      case Map<?, ?> map -> entries(map, depth);
      case List<?> list -> items(list, depth);
      case GoMap map when map.nullableEntries() != null ->
          new GoMap(map.type(), entries(map.entries(), depth));
      case GoSlice slice when slice.nullableItems() != null ->
          new GoSlice(slice.type(), items(slice.items(), depth));
      case null, default -> value;
    };
  }

  private static Map<String, @Nullable Object> entries(Map<?, ?> map, int depth) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), of(value, depth + 1)));
    return copy;
  }

  private static List<@Nullable Object> items(List<?> list, int depth) {
    var copy = new ArrayList<@Nullable Object>(list.size());
    list.forEach(item -> copy.add(of(item, depth + 1)));
    return copy;
  }
}
