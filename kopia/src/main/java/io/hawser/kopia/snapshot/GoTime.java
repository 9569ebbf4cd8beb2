package io.hawser.kopia.snapshot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Times as Go writes them in JSON: RFC 3339 in UTC, the fraction without trailing zeros. Kopia
 * keeps them as nanoseconds since 1970 in 64 bits.
 */
final class GoTime {
  private static final long NANOS = 1_000_000_000L;

  private GoTime() {}

  static String format(long nanos) {
    return format(Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)));
  }

  /** Years 0 to 9999, as RFC 3339 has them. */
  static String format(Instant time) {
    var utc = time.atOffset(ZoneOffset.UTC);
    var text = new StringBuilder(30);
    digits(text, utc.getYear(), 4).append('-');
    digits(text, utc.getMonthValue(), 2).append('-');
    digits(text, utc.getDayOfMonth(), 2).append('T');
    digits(text, utc.getHour(), 2).append(':');
    digits(text, utc.getMinute(), 2).append(':');
    digits(text, utc.getSecond(), 2);
    if (utc.getNano() > 0) {
      digits(text.append('.'), utc.getNano(), 9);
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return text.append('Z').toString();
  }

  /** Nanoseconds since 1970, clamped to what 64 bits hold. */
  static long parseNanos(String text) {
    var time = parse(text);
    try {
      return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
    } catch (ArithmeticException e) {
      return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /**
   * Any offset is accepted.
   *
   * @throws DateTimeException when the text is no time
   */
  static Instant parse(String text) {
    return Instant.parse(text);
  }

  private static StringBuilder digits(StringBuilder text, int value, int width) {
    var digits = Integer.toString(value);
    return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
