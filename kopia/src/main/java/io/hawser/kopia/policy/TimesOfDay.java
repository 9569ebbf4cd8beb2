package io.hawser.kopia.policy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Times of day in schedules: {@code {"hour":H,"min":M}} (Kopia, snapshot/policy). */
public final class TimesOfDay {
  static final String ALLOWED = "a list of {\"hour\":0..23,\"min\":0..59}";
  private static final Pattern TEXT = Pattern.compile("(\\d{1,2}):(\\d{1,2})");
  private static final Comparator<Map<String, Object>> BY_TIME =
      Comparator.<Map<String, Object>>comparingLong(time -> part(time, "hour"))
          .thenComparingLong(time -> part(time, "min"));

  private TimesOfDay() {}

  /**
   * Reads {@code HH:mm}.
   *
   * @throws InvalidPolicyException when it is no time of a day
   */
  public static Map<String, Object> parse(String field, String text) {
    var matcher = TEXT.matcher(text.strip());
    if (matcher.matches()) {
      long hour = Long.parseLong(matcher.group(1));
      long minute = Long.parseLong(matcher.group(2));
      if (hour < 24 && minute < 60) {
        return time(hour, minute);
      }
    }
    throw FieldKind.wrong(field, text, "a time of day from 0:00 to 23:59");
  }

  static Map<String, Object> normal(String field, Map<?, ?> time) {
    var known = List.of("hour", "min");
    for (var entry : time.entrySet()) {
      if (!known.contains(entry.getKey()) || !(entry.getValue() instanceof Long)) {
        throw FieldKind.wrong(field, time, ALLOWED);
      }
    }
    return time(number(time.get("hour")), number(time.get("min")));
  }

  static void check(String field, Object value) {
    for (var time : list(value)) {
      long hour = part(time, "hour");
      long minute = part(time, "min");
      if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
        throw FieldKind.wrong(field, time, ALLOWED);
      }
    }
  }

  /** All times of both, each once, in order. */
  static List<Object> merged(Object more, Object times) {
    return Stream.concat(list(more).stream(), list(times).stream())
        .sorted(BY_TIME)
        .distinct()
        .<Object>map(time -> time)
        .toList();
  }

  /** The same, of one list. */
  public static List<Object> sorted(List<Map<String, Object>> times) {
    return merged(times, List.of());
  }

  private static Map<String, Object> time(long hour, long minute) {
    var time = new LinkedHashMap<String, Object>();
    time.put("hour", hour);
    time.put("min", minute);
    return time;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  private static long part(Map<String, Object> time, String name) {
    return number(time.get(name));
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }
}
