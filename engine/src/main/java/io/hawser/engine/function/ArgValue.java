package io.hawser.engine.function;

import io.hawser.engine.value.ByteSizes;
import io.hawser.engine.value.Durations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of one argument. Lenient where the meaning is clear, since templates yield text:
 * {@code "true"} is true, {@code "3"} is 3, a single value is a list of one.
 */
final class ArgValue {
  private static final int LONGEST_SHOWN = 60;

  private ArgValue() {}

  /** The value in the type's Java form; empty when it has none. */
  static Optional<Object> convert(ArgType type, Object value) {
    try {
      return Optional.ofNullable(
          switch (type) {
            case STRING -> scalarText(value);
            case INTEGER -> wholeNumber(value);
            case BOOLEAN -> truth(value);
            case DURATION -> Durations.parse(text(value));
            case BYTES -> value instanceof Long bytes ? bytes : ByteSizes.parse(text(value));
            case STRINGS -> strings(value);
            case STRING_MAP -> stringMap(value);
            case ANY -> value;
          });
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The value as a message shows it. */
  static String describe(Object value) {
    return switch (value) {
      case List<?> _ -> "a list";
      case Map<?, ?> _ -> "a map";
      default -> {
        var text = String.valueOf(value);
        yield text.length() <= LONGEST_SHOWN
            ? "'" + text + "'"
            : "'" + text.substring(0, LONGEST_SHOWN) + "…'";
      }
    };
  }

  private static String scalarText(Object value) {
    if (value instanceof List || value instanceof Map) {
      throw new IllegalArgumentException("not a scalar");
    }
    return String.valueOf(value);
  }

  private static String text(Object value) {
    return scalarText(value).strip();
  }

  private static Object wholeNumber(Object value) {
    return switch (value) {
      case Long number -> number;
      case Double number when number == Math.rint(number) && Math.abs(number) < 1L << 53 ->
          number.longValue();
      case String text -> exactLong(text.strip());
      default -> throw new IllegalArgumentException("not a whole number");
    };
  }

  private static long exactLong(String text) {
    if (text.length() > 20) {
      throw new NumberFormatException("too long");
    }
    try {
      return new BigDecimal(text).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("not a whole number", e);
    }
  }

  private static Object truth(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case String text when text.strip().equals("true") -> true;
      case String text when text.strip().equals("false") -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static List<String> strings(Object value) {
    if (!(value instanceof List<?> list)) {
      return List.of(scalarText(value));
    }
    var strings = new ArrayList<String>(list.size());
    for (var element : list) {
      strings.add(scalarText(present(element)));
    }
    return List.copyOf(strings);
  }

  private static Map<String, String> stringMap(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("not a map");
    }
    var strings = new LinkedHashMap<String, String>();
    map.forEach((key, element) -> strings.put(String.valueOf(key), scalarText(present(element))));
    return Collections.unmodifiableMap(strings);
  }

  private static Object present(@Nullable Object element) {
    if (element == null) {
      throw new IllegalArgumentException("null");
    }
    return element;
  }
}
