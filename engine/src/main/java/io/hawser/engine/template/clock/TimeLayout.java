package io.hawser.engine.template.clock;

import io.hawser.engine.template.value.GoTime;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Go time layout: the text shows how 2 January 2006, 15:04:05 in zone MST (-0700) would be
 * written. Thread-safe.
 */
public final class TimeLayout {
  private final List<Chunk> chunks;

  private TimeLayout(List<Chunk> chunks) {
    this.chunks = chunks;
  }

  public static TimeLayout of(String layout) {
    return new TimeLayout(Chunk.cut(layout));
  }

  /** Reads a time, in UTC unless the text names a zone; empty if the text does not fit. */
  public Optional<GoTime> parse(String text) {
    return new TimeReader(text).read(chunks);
  }

  /** Writes a time in its own zone. */
  public String format(GoTime time) {
    var local = time.local();
    var text = new StringBuilder();
    for (var chunk : chunks) {
      switch (chunk) {
        case Chunk.Literal(String literal) -> text.append(literal);
        case Chunk.Fraction fraction -> text.append(fraction(fraction, time.nanos()));
        case Chunk.Element element -> text.append(element(element, time, local));
      }
    }
    return text.toString();
  }

  private static String fraction(Chunk.Fraction fraction, int nanos) {
    String digits = "%09d".formatted(nanos);
    int wanted = fraction.digits();
    String shown = wanted <= 9 ? digits.substring(0, wanted) : digits + "0".repeat(wanted - 9);
    if (fraction.trimmed()) {
      shown = shown.replaceAll("0+$", "");
      if (shown.isEmpty()) {
        return "";
      }
    }
    return fraction.text().charAt(0) + shown;
  }

  private static String element(Chunk.Element element, GoTime time, LocalDateTime local) {
    int hour12 = local.getHour() % 12 == 0 ? 12 : local.getHour() % 12;
    return switch (element.std()) {
      case LONG_MONTH -> monthName(local.getMonth());
      case MONTH -> monthName(local.getMonth()).substring(0, 3);
      case NUM_MONTH -> number(local.getMonthValue(), 1);
      case ZERO_MONTH -> number(local.getMonthValue(), 2);
      case LONG_WEEKDAY -> dayName(local.getDayOfWeek());
      case WEEKDAY -> dayName(local.getDayOfWeek()).substring(0, 3);
      case DAY -> number(local.getDayOfMonth(), 1);
      case UNDER_DAY -> "%2d".formatted(local.getDayOfMonth());
      case ZERO_DAY -> number(local.getDayOfMonth(), 2);
      case UNDER_YEAR_DAY -> "%3d".formatted(local.getDayOfYear());
      case ZERO_YEAR_DAY -> number(local.getDayOfYear(), 3);
      case HOUR -> number(local.getHour(), 2);
      case HOUR12 -> number(hour12, 1);
      case ZERO_HOUR12 -> number(hour12, 2);
      case MINUTE -> number(local.getMinute(), 1);
      case ZERO_MINUTE -> number(local.getMinute(), 2);
      case SECOND -> number(local.getSecond(), 1);
      case ZERO_SECOND -> number(local.getSecond(), 2);
      case LONG_YEAR -> (local.getYear() < 0 ? "-" : "") + number(Math.abs(local.getYear()), 4);
      case YEAR -> number(Math.abs(local.getYear()) % 100, 2);
      case UPPER_PM -> local.getHour() >= 12 ? "PM" : "AM";
      case LOWER_PM -> local.getHour() >= 12 ? "pm" : "am";
      case ZONE_NAME -> zoneName(time);
      case OFFSET -> offset(element.text(), time.offset());
    };
  }

  private static String number(int value, int digits) {
    return ("%0" + digits + "d").formatted(value);
  }

  static String monthName(Month month) {
    return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  static String dayName(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String zoneName(GoTime time) {
    String name = time.zone().abbreviationAt(time.seconds());
    return name.isEmpty() ? offset("-0700", time.offset()) : name;
  }

  private static String offset(String spelling, int seconds) {
    if (spelling.startsWith("Z") && seconds == 0) {
      return "Z";
    }
    int minutes = seconds / 60;
    var text = new StringBuilder(minutes < 0 ? "-" : "+");
    text.append(number(Math.abs(minutes) / 60, 2));
    String colon = spelling.contains(":") ? ":" : "";
    if (spelling.length() > "-07".length()) {
      text.append(colon).append(number(Math.abs(minutes) % 60, 2));
    }
    if (spelling.length() > "-07:00".length()) {
      text.append(colon).append(number(Math.abs(seconds) % 60, 2));
    }
    return text.toString();
  }
}
