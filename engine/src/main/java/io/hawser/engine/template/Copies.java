package io.hawser.engine.template;

import io.hawser.engine.template.value.GoMap;
import io.hawser.engine.template.value.GoPointer;
import io.hawser.engine.template.value.GoSlice;
import io.hawser.engine.template.value.GoStruct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies data for templates that change it, so that the caller's data stay as they are. */
final class Copies {
  /** The functions that change a map or a list in place. */
  static final Set<String> CHANGING =
      Set.of("set", "unset", "merge", "mergeOverwrite", "sortAlpha");

  private Copies() {}

  static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> entries(map);
      case List<?> list -> items(list);
      case GoMap map when map.nullableEntries() != null ->
          new GoMap(map.type(), entries(map.entries()));
      case GoSlice slice when slice.nullableItems() != null ->
          new GoSlice(slice.type(), items(slice.items()));
      case GoStruct struct -> new GoStruct(struct.type(), entries(struct.values()));
      case GoPointer pointer -> new GoPointer(pointer.type(), of(pointer.target()));
      case null, default -> value;
    };
  }

  private static Map<String, @Nullable Object> entries(Map<?, ?> map) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), of(value)));
    return copy;
  }

  private static List<@Nullable Object> items(List<?> list) {
    var copy = new ArrayList<@Nullable Object>(list.size());
    list.forEach(item -> copy.add(of(item)));
    return copy;
  }
}
