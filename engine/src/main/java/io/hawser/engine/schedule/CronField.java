package io.hawser.engine.schedule;

import java.util.List;
import java.util.Locale;

/** The five fields of a cron expression, and how one is read. */
enum CronField {
  MINUTE("minute", 0, 59, List.of()),
  HOUR("hour", 0, 23, List.of()),
  DAY("day of the month", 1, 31, List.of()),
  MONTH(
      "month",
      1,
      12,
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
  WEEKDAY("day of the week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

  private final String title;
  private final int lowest;
  private final int highest;
  private final List<String> names;

  CronField(String title, int lowest, int highest, List<String> names) {
    this.title = title;
    this.lowest = lowest;
    this.highest = highest;
    this.names = names;
  }

  /**
   * What a field allows.
   *
   * @param bits bit n for the value n
   * @param isAny whether the author left it open ({@code *}); the two fields for days are joined by
   *     "or" unless one of them is open
   */
  record Values(long bits, boolean isAny) {
    boolean has(int value) {
      return (bits >>> value & 1) == 1;
    }

    private Values and(Values other) {
      return new Values(bits | other.bits, isAny || other.isAny);
    }
  }

  /** A list of ranges with steps. Empty items are left out, as in {@code 1,}. */
  Values read(String text) {
    var values = new Values(0, false);
    for (var item : text.split(",")) {
      if (!item.isEmpty()) {
        values = values.and(item(item));
      }
    }
    return values;
  }

  /** Every value, as {@code *} gives. */
  Values any() {
    return new Values(range(lowest, highest, 1), true);
  }

  /** One value. */
  Values only(int value) {
    return new Values(1L << value, false);
  }

  private Values item(String item) {
    var rangeAndStep = item.split("/", -1);
    if (rangeAndStep.length > 2) {
      throw wrong(item, "has more than one '/'");
    }
    var ends = rangeAndStep[0].split("-", -1);
    long step = rangeAndStep.length == 1 ? 1 : number(rangeAndStep[1], item);
    if (step == 0) {
      throw wrong(item, "has a step of 0; a step is at least 1");
    }
    if (ends[0].equals("*") || ends[0].equals("?")) {
      return new Values(range(lowest, highest, step), step == 1);
    }
    if (ends.length > 2) {
      throw wrong(item, "has more than one '-'");
    }
    long from = value(ends[0], item);
    long to = from;
    if (ends.length == 2) {
      to = value(ends[1], item);
    } else if (rangeAndStep.length == 2) {
      to = highest;
    }
    requireWithin(from, to, item);
    return new Values(range((int) from, (int) to, step), false);
  }

  private void requireWithin(long from, long to, String item) {
    if (from < lowest || to > highest) {
      throw wrong(item, "is not within %d-%d".formatted(lowest, highest));
    }
    if (from > to) {
      throw wrong(item, "begins after it ends");
    }
  }

  private static long range(int from, int to, long step) {
    long bits = 0;
    for (long value = from; value <= to; value += step) {
      bits |= 1L << value;
    }
    return bits;
  }

  private long value(String text, String item) {
    int name = names.indexOf(text.toLowerCase(Locale.ROOT));
    return name >= 0 ? name + lowest : number(text, item);
  }

  private long number(String text, String item) {
    var digits = text.startsWith("+") ? text.substring(1) : text;
    boolean isNumber =
        !digits.isEmpty() && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    var significant = digits.replaceFirst("^0+(?=.)", "");
    if (!isNumber || significant.length() > 9) {
      throw wrong(item, "'%s' is not a number%s".formatted(text, orName()));
    }
    return Long.parseLong(significant);
  }

  private String orName() {
    return names.isEmpty()
        ? ""
        : " or a name (%s to %s)".formatted(names.getFirst(), names.getLast());
  }

  private ScheduleException wrong(String item, String why) {
    return new ScheduleException(
        "%s '%s': %s".formatted(title, item, why.startsWith("'") ? why : "it " + why));
  }
}
