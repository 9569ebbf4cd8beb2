package io.hawser.engine.value;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spans of time as authors write them: {@code 90s}, {@code 1h30m}, {@code 250ms}, or ISO-8601. */
public final class Durations {
  private static final Pattern UNITS =
      Pattern.compile(
          "(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

  private Durations() {}

  /**
   * Reads a duration; never negative.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Duration parse(String text) {
    if (text.startsWith("P") || text.startsWith("p")) {
      return parseIso(text);
    }
    var matcher = UNITS.matcher(text);
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (text.isEmpty() || !matcher.matches()) {
      throw new IllegalArgumentException("'%s' is not a duration".formatted(text));
    }
    return Duration.ofDays(number(matcher.group(1)))
        .plusHours(number(matcher.group(2)))
        .plusMinutes(number(matcher.group(3)))
        .plusSeconds(number(matcher.group(4)))
        .plusMillis(number(matcher.group(5)));
  }

  /** The shortest text that {@link #parse} reads back, such as {@code 1h30m}; {@code 0s} for 0. */
  public static String text(Duration duration) {
    var text = new StringBuilder();
    append(text, duration.toDays(), "d");
    append(text, duration.toHoursPart(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static Duration parseIso(String text) {
    try {
      var duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'%s' is not a duration".formatted(text), e);
    }
    throw new IllegalArgumentException("'%s' is negative".formatted(text));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) {
      text.append(amount).append(unit);
    }
  }
}
