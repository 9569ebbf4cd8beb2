package io.hawser.engine.document;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How strictly a document is read, and what its unquoted scalars mean. */
enum Dialect {
  /**
   * Unknown fields and duplicate keys are errors. An unquoted scalar is what JSON would make of it
   * ({@code null true false 12 -1.5e3}), anything else is text: {@code on}, {@code yes}, {@code
   * 012}, {@code 0x1F} and {@code 2026-01-01} too.
   */
  HAWSER {
    @Override
    @Nullable Object plain(String text) {
      return switch (text) {
        case "", "~", "null", "Null", "NULL" -> null;
        case "true", "True", "TRUE" -> true;
        case "false", "False", "FALSE" -> false;
        default -> jsonNumber(text);
      };
    }
  },

  /**
   * Unknown fields are dropped, of duplicate keys the last one counts, names of fields match in any
   * case, numbers and truth values stand for text where text is wanted: what the Go libraries do
   * with which kubectl, kanctl and the API server read YAML. Unquoted scalars follow YAML 1.1.
   */
  KANISTER {
    @Override
    @Nullable Object plain(String text) {
      if (text.isEmpty() || NULLS.contains(text)) {
        return null;
      }
      if (YES.contains(text)) {
        return true;
      }
      return NO.contains(text) ? false : goNumber(text);
    }
  };

  private static final Set<String> NULLS = Set.of("~", "null", "Null", "NULL");
  private static final Set<String> YES =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> NO =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Pattern JSON_WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,18})");
  private static final Pattern JSON_FRACTION =
      Pattern.compile("[-+]?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?");
  private static final Pattern GO_WHOLE =
      Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");
  private static final Pattern GO_FRACTION =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  /** The value of an unquoted scalar: String, Long, Double, Boolean or null. */
  abstract @Nullable Object plain(String text);

  boolean isStrict() {
    return this == HAWSER;
  }

  private static Object jsonNumber(String text) {
    try {
      if (JSON_WHOLE.matcher(text).matches()) {
        return Long.parseLong(text);
      }
    } catch (NumberFormatException _) {
      return text; // more digits than a number holds: an identifier, most likely
    }
    return JSON_FRACTION.matcher(text).matches() ? finite(text) : text;
  }

  private static Object goNumber(String text) {
    var digits = text.replace("_", "");
    var whole = GO_WHOLE.matcher(digits);
    if (digits.length() <= 70 && whole.matches()) {
      var value = new BigInteger(whole.group(1).replace("+", "") + digits(whole), radix(whole));
      if (value.bitLength() < 64) {
        return value.longValue();
      }
      return value.doubleValue();
    }
    return GO_FRACTION.matcher(digits).matches() ? finite(digits) : text;
  }

  private static String digits(Matcher whole) {
    for (int group = 2; group <= 5; group++) {
      var found = whole.group(group);
      if (found != null) {
        return found;
      }
    }
    throw new IllegalStateException("no digits in " + whole.group());
  }

  private static int radix(Matcher whole) {
    if (whole.group(2) != null) {
      return 16;
    }
    if (whole.group(3) != null) {
      return 2;
    }
    return whole.group(4) != null ? 8 : 10;
  }

  private static Object finite(String text) {
    double value = Double.parseDouble(text.toLowerCase(Locale.ROOT));
    return Double.isFinite(value) ? value : text;
  }
}
