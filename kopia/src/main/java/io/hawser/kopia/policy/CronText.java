package io.hawser.kopia.policy;

import java.util.List;
import java.util.Locale;

/**
 * Looks whether a line is a schedule that Kopia takes: five fields (minute, hour, day of month,
 * month, day of week), six with a year, seven with seconds before; or {@code @daily} and the like.
 * Schedules are kept and shown here, not followed.
 */
final class CronText {
  private static final List<String> WORDS =
      List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@hourly");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private static final Part SECOND = new Part("second", 0, 59, List.of());
  private static final Part MINUTE = new Part("minute", 0, 59, List.of());
  private static final Part HOUR = new Part("hour", 0, 23, List.of());
  private static final Part DAY_OF_MONTH = new Part("day of month", 1, 31, List.of());
  private static final Part MONTH = new Part("month", 1, 12, MONTHS);
  private static final Part DAY_OF_WEEK = new Part("day of week", 0, 7, DAYS);
  private static final Part YEAR = new Part("year", 1970, 2099, List.of());

  private record Part(String name, int least, int most, List<String> words) {}

  private CronText() {}

  /** A comment from {@code #} on is no part of it; what is empty then is fine. */
  static void check(String expression) {
    var text = expression.split("#", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || WORDS.contains(text)) {
      return;
    }
    var fields = text.split("\\s+");
    var parts =
        switch (fields.length) {
          case 5 -> List.of(MINUTE, HOUR, DAY_OF_MONTH, MONTH, DAY_OF_WEEK);
          case 6 -> List.of(MINUTE, HOUR, DAY_OF_MONTH, MONTH, DAY_OF_WEEK, YEAR);
          case 7 -> List.of(SECOND, MINUTE, HOUR, DAY_OF_MONTH, MONTH, DAY_OF_WEEK, YEAR);
          default ->
              throw wrong(
                  expression, "5 fields (minute hour day month weekday), 6 or 7 are needed");
        };
    for (int i = 0; i < fields.length; i++) {
      for (var item : fields[i].split(",", -1)) {
        checkItem(expression, parts.get(i), item);
      }
    }
  }

  private static void checkItem(String expression, Part part, String item) {
    var step = item.split("/", -1);
    boolean everything = step[0].equals("*") || step[0].equals("?") && isDay(part);
    boolean ok = step.length <= 2 && (step.length < 2 || isNumber(step[1], 1, part.most()));
    if (!ok || !everything && !isRange(part, step[0])) {
      throw wrong(
          expression,
          "'%s' is no %s: %d to %d, ranges, steps and lists of these"
              .formatted(item, part.name(), part.least(), part.most()));
    }
  }

  private static boolean isRange(Part part, String text) {
    if (isDay(part) && (text.equals("l") || text.equals("lw"))) {
      return true;
    }
    var value = isDay(part) && text.length() > 1 ? text.replaceFirst("[wl]$", "") : text;
    var ends = value.split("-", -1);
    return ends.length <= 2 && isValue(part, ends[0]) && isValue(part, ends[ends.length - 1]);
  }

  private static boolean isDay(Part part) {
    return part.equals(DAY_OF_MONTH) || part.equals(DAY_OF_WEEK);
  }

  private static boolean isValue(Part part, String text) {
    return isNumber(text, part.least(), part.most())
        || part.words().stream().anyMatch(word -> text.length() >= 3 && text.startsWith(word));
  }

  private static boolean isNumber(String text, int least, int most) {
    if (!text.matches("\\d{1,4}")) {
      return false;
    }
    int value = Integer.parseInt(text);
    return value >= least && value <= most;
  }

  private static InvalidPolicyException wrong(String expression, String why) {
    return new InvalidPolicyException(
        "'scheduling.cron' has '%s', which is no schedule: %s".formatted(expression, why));
  }
}
