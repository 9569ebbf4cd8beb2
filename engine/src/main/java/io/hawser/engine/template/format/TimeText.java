package io.hawser.engine.template.format;

import io.hawser.engine.template.clock.TimeLayout;
import io.hawser.engine.template.value.GoTime;
import io.hawser.engine.template.value.GoZone;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** Times and spans as Go prints them. */
public final class TimeText {
  private static final TimeLayout STRING = TimeLayout.of("2006-01-02 15:04:05.999999999 -0700 MST");
  private static final TimeLayout RFC3339 = TimeLayout.of("2006-01-02T15:04:05.999999999Z07:00");

  private TimeText() {}

  /** Go's {@code Time.String}. */
  public static String string(GoTime time) {
    var stopwatch = time.monotonicNanos();
    if (stopwatch == null) {
      return STRING.format(time);
    }
    long nanos = Math.abs(stopwatch);
    return "%s m=%s%d.%09d"
        .formatted(
            STRING.format(time),
            stopwatch < 0 ? "-" : "+",
            nanos / 1_000_000_000L,
            nanos % 1_000_000_000L);
  }

  /** A time as JSON has it. */
  public static String json(GoTime time) {
    return RFC3339.format(time);
  }

  /** Go's {@code Time.GoString}. */
  public static String goString(GoTime time) {
    var local = time.local();
    String zone =
        time.zone().equals(GoZone.UTC) ? "time.UTC" : "time.Location(" + zoneName(time) + ")";
    return "time.Date(%d, time.%s, %d, %d, %d, %d, %d, %s)"
        .formatted(
            local.getYear(),
            Month.of(local.getMonthValue()).getDisplayName(TextStyle.FULL, Locale.ENGLISH),
            local.getDayOfMonth(),
            local.getHour(),
            local.getMinute(),
            local.getSecond(),
            time.nanos(),
            zone);
  }

  private static String zoneName(GoTime time) {
    var id = time.zone().id();
    return Quote.string(id == null ? time.zone().fixedName() : id.getId());
  }

  /** Go's {@code Duration.String}, {@code 5h6m7.5s}. */
  public static String duration(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    long magnitude = nanos < 0 ? -nanos : nanos;
    if (Long.compareUnsigned(magnitude, 1_000_000_000L) < 0) {
      return sign + small(magnitude);
    }
    long seconds = Long.divideUnsigned(magnitude, 1_000_000_000L);
    String text =
        fraction(seconds % 60, Long.remainderUnsigned(magnitude, 1_000_000_000L), 9) + "s";
    if (seconds >= 60) {
      text = seconds / 60 % 60 + "m" + text;
    }
    if (seconds >= 3600) {
      text = seconds / 3600 + "h" + text;
    }
    return sign + text;
  }

  private static String small(long nanos) {
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    return nanos < 1_000_000
        ? fraction(nanos / 1_000, nanos % 1_000, 3) + "µs"
        : fraction(nanos / 1_000_000, nanos % 1_000_000, 6) + "ms";
  }

  private static String fraction(long whole, long part, int digits) {
    String text = ("%0" + digits + "d").formatted(part).replaceAll("0+$", "");
    return text.isEmpty() ? String.valueOf(whole) : whole + "." + text;
  }
}
