package io.hawser.engine.template.value;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map of another type than {@code map[string]interface {}}, or a nil map of any type. Keys are
 * strings: nothing in a template makes other ones.
 *
 * @param nullableEntries null is Go's nil map
 */
public record GoMap(GoType type, @Nullable Map<String, @Nullable Object> nullableEntries)
    implements GoValue {
  public static GoMap strings(Map<String, ? extends @Nullable Object> entries) {
    return new GoMap(GoType.STRING_MAP, new LinkedHashMap<String, @Nullable Object>(entries));
  }

  /** The entries; empty for nil. */
  public Map<String, @Nullable Object> entries() {
    return nullableEntries == null ? Map.of() : nullableEntries;
  }
}
