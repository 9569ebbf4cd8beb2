package io.hawser.engine.template.sprig;

import io.hawser.engine.template.format.GoFormat;
import io.hawser.engine.template.format.Stringers;
import io.hawser.engine.template.parse.GoNumbers;
import io.hawser.engine.template.value.GoBytes;
import io.hawser.engine.template.value.GoStrings;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sprig's conversions: what a function makes of an argument of any type. */
final class Values {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");

  private Values() {}

  /** Sprig's text of a value: bytes as they are, else what Go prints. */
  static String text(@Nullable Object value, GoFormat format) {
    return switch (value) {
      case String text -> text;
      case GoBytes bytes -> GoStrings.fromBytes(bytes.bytes());
      case null, default -> Stringers.string(value).orElseGet(() -> format.value(value));
    };
  }

  /** Sprig's list of texts: nil items are left out, a single value is a list of one. */
  static List<String> texts(@Nullable Object value, GoFormat format) {
    var operand = Operand.of(value);
    if (!operand.isValid()) {
      return new ArrayList<>();
    }
    var texts = new ArrayList<String>();
    if (operand.kind() != Kind.SLICE) {
      texts.add(text(value, format));
      return texts;
    }
    for (var item : operand.items()) {
      if (item != null) {
        texts.add(text(item, format));
      }
    }
    return texts;
  }

  /** Sprig's integer of a value: 0 for what is no number. */
  static long integer(@Nullable Object value) {
    if (value instanceof String text) {
      return parse(text);
    }
    var operand = indirect(value);
    return switch (operand.kind()) {
      case BOOL -> operand.truth() ? 1 : 0;
      case FLOAT64 -> truncated(operand.real());
      case INT, INT8, INT16, INT32, INT64, UINT, UINT8, UINT16, UINT32, UINT64 -> operand.integer();
      default -> 0;
    };
  }

  private static Operand indirect(@Nullable Object value) {
    var operand = Operand.of(value);
    return operand.kind() == Kind.PTR ? operand.elem() : operand;
  }

  /** Go's conversion on amd64: what does not fit becomes the smallest integer. */
  private static long truncated(double number) {
    return number >= -0x1p63 && number < 0x1p63 ? (long) number : Long.MIN_VALUE;
  }

  private static long parse(String text) {
    if (!INTEGER.matcher(text).matches()) {
      return 0;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException tooLarge) {
      return 0;
    }
  }

  /** Sprig's floating-point number of a value: 0 for what is no number. */
  static double real(@Nullable Object value) {
    if (value instanceof String text) {
      return GoNumbers.parseFloat(text).orElse(0);
    }
    var operand = indirect(value);
    return operand.value() instanceof Double number ? number : integer(operand.value());
  }

  /** Sprig's emptiness: nil, zero, false, or without elements; a struct never is. */
  static boolean isEmpty(@Nullable Object value) {
    var operand = Operand.of(value);
    return switch (operand.kind()) {
      case STRUCT -> false;
      default -> !operand.truth();
    };
  }
}
