package io.hawser.engine.template.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slice of another type than {@code []interface {}}, or a nil slice of any type.
 *
 * @param nullableItems null is Go's nil slice
 */
public record GoSlice(GoType type, @Nullable List<@Nullable Object> nullableItems)
    implements GoValue {
  public static GoSlice strings(List<? extends @Nullable Object> items) {
    return new GoSlice(GoType.STRINGS, new ArrayList<@Nullable Object>(items));
  }

  /** The items; empty for nil. */
  public List<@Nullable Object> items() {
    return nullableItems == null ? List.of() : nullableItems;
  }
}
