package io.hawser.engine.template.parse;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers in the notations of Go source, after package strconv. */
public final class GoNumbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "[+-]?0[xX](?:[0-9a-fA-F]++\\.?[0-9a-fA-F]*+|\\.[0-9a-fA-F]++)[pP][+-]?[0-9]++");
  private static final Pattern SPECIAL = Pattern.compile("(?i)([+-]?)(?:(nan)|(inf(?:inity)?))");
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  /** No number of 64 bits has more digits than this in any notation. */
  private static final int LONGEST_INTEGER = 2_000;

  private GoNumbers() {}

  /** A uint64 as its bits, in base 2, 8, 10 or 16 by its prefix. */
  static OptionalLong parseUnsigned(String text) {
    return text.startsWith("+") || text.startsWith("-")
        ? OptionalLong.empty()
        : magnitude(text)
            .filter(value -> value.compareTo(TWO_64) < 0)
            .map(value -> OptionalLong.of(value.longValue()))
            .orElse(OptionalLong.empty());
  }

  /** An int64, in base 2, 8, 10 or 16 by its prefix. */
  static OptionalLong parseSigned(String text) {
    boolean negative = text.startsWith("-");
    String unsigned = negative || text.startsWith("+") ? text.substring(1) : text;
    return magnitude(unsigned)
        .map(value -> negative ? value.negate() : value)
        .filter(value -> value.bitLength() < 64)
        .map(value -> OptionalLong.of(value.longValue()))
        .orElse(OptionalLong.empty());
  }

  private static Optional<BigInteger> magnitude(String text) {
    if (text.length() > LONGEST_INTEGER || !underscoresFit(text)) {
      return Optional.empty();
    }
    int base = 10;
    int start = 0;
    if (text.startsWith("0") && text.length() > 1) {
      char prefix = Character.toLowerCase(text.charAt(1));
      base = prefix == 'x' ? 16 : prefix == 'b' ? 2 : 8;
      start = prefix == 'x' || prefix == 'b' || prefix == 'o' ? 2 : 1;
    }
    String digits = text.substring(start).replace("_", "");
    int radix = base;
    boolean valid = digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
    return digits.isEmpty() || !valid
        ? Optional.empty()
        : Optional.of(new BigInteger(digits, radix));
  }

  /** A float64, decimal or hexadecimal; empty if malformed or too large. */
  public static OptionalDouble parseFloat(String text) {
    var special = SPECIAL.matcher(text);
    if (special.matches()) {
      if (special.group(2) != null) {
        return special.group(1).isEmpty() ? OptionalDouble.of(Double.NaN) : OptionalDouble.empty();
      }
      boolean negative = special.group(1).equals("-");
      return OptionalDouble.of(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (!underscoresFit(text)) {
      return OptionalDouble.empty();
    }
    String digits = text.replace("_", "");
    if (!DECIMAL.matcher(digits).matches() && !HEXADECIMAL.matcher(digits).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(digits);
    return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Underscores may only stand between digits, or between a prefix and a digit. */
  private static boolean underscoresFit(String text) {
    if (text.indexOf('_') < 0) {
      return true;
    }
    String number = text.replaceFirst("^[+-]", "");
    boolean prefixed = number.matches("(?s)0[bBoOxX].*");
    boolean hexadecimal = number.matches("(?s)0[xX].*");
    char last = prefixed ? '0' : '^';
    for (int i = prefixed ? 2 : 0; i < number.length(); i++) {
      char c = number.charAt(i);
      boolean digit = hexadecimal ? Character.digit(c, 16) >= 0 : c >= '0' && c <= '9';
      if (digit) {
        last = '0';
      } else if (c == '_') {
        if (last != '0') {
          return false;
        }
        last = '_';
      } else if (last == '_') {
        return false;
      } else {
        last = '!';
      }
    }
    return last != '_';
  }
}
