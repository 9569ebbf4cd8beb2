package io.hawser.engine.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of values that hold nothing but String, Long, Double, Boolean, null, List and Map. */
final class PlainValue {
  private PlainValue() {}

  /**
   * A copy of a value, on its way into an expression or out of it.
   *
   * @throws IllegalArgumentException if it is, or contains, anything else
   */
  static @Nullable Object copy(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean truth -> truth;
      case Long number -> number;
      case Double number -> number;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Float number -> number.doubleValue();
      case BigInteger number -> number.longValueExact();
      case BigDecimal number -> number.doubleValue();
      case List<?> list -> copyList(list);
      case Map<?, ?> map -> copyMap(map);
      default -> throw new IllegalArgumentException("not a plain value");
    };
  }

  private static List<@Nullable Object> copyList(List<?> list) {
    var copy = new ArrayList<@Nullable Object>(list.size());
    list.forEach(element -> copy.add(copy(element)));
    return Collections.unmodifiableList(copy);
  }

  private static Map<String, @Nullable Object> copyMap(Map<?, ?> map) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), copy(value)));
    return Collections.unmodifiableMap(copy);
  }
}
