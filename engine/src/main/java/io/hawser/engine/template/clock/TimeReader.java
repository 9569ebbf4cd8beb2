package io.hawser.engine.template.clock;

import io.hawser.engine.template.value.GoTime;
import io.hawser.engine.template.value.GoZone;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads one time by a layout, by the rules of Go's {@code time.Parse} in zone UTC. */
final class TimeReader {
  /** Says that the text does not fit the layout. */
  private static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Mismatch() {
      super("the text does not fit the layout", null, false, false);
    }
  }

  private String rest;
  private int year;
  private int month = -1;
  private int day = -1;
  private int yearDay = -1;
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private boolean am;
  private boolean pm;
  private boolean utc;
  private @Nullable Integer offset;
  private String zoneName = "";

  TimeReader(String text) {
    this.rest = text;
  }

  Optional<GoTime> read(List<Chunk> chunks) {
    try {
      for (int i = 0; i < chunks.size(); i++) {
        boolean fractionFollows =
            i + 1 < chunks.size() && chunks.get(i + 1) instanceof Chunk.Fraction;
        switch (chunks.get(i)) {
          case Chunk.Literal(String text) -> skip(text);
          case Chunk.Fraction fraction -> fraction(fraction);
          case Chunk.Element element -> element(element, fractionFollows);
        }
      }
      require(rest.isEmpty());
      return Optional.of(time());
    } catch (Mismatch mismatch) {
      return Optional.empty();
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new Mismatch();
    }
  }

  /** Literal text must match, but any run of spaces matches any other. */
  private void skip(String text) {
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) == ' ') {
        require(rest.isEmpty() || rest.charAt(0) == ' ');
        while (i < text.length() && text.charAt(i) == ' ') {
          i++;
        }
        rest = rest.replaceFirst("^ +", "");
      } else {
        require(!rest.isEmpty() && rest.charAt(0) == text.charAt(i));
        rest = rest.substring(1);
        i++;
      }
    }
  }

  private void element(Chunk.Element element, boolean fractionFollows) {
    switch (element.std()) {
      case YEAR -> {
        int short2 = digits(take(2));
        year = short2 >= 69 ? short2 + 1900 : short2 + 2000;
      }
      case LONG_YEAR -> {
        require(rest.length() >= 4 && isDigit(0));
        year = digits(take(4));
      }
      case MONTH -> month = 1 + lookUp(Month.values().length, i -> shortMonth(i));
      case LONG_MONTH ->
          month = 1 + lookUp(Month.values().length, i -> TimeLayout.monthName(Month.of(i + 1)));
      case NUM_MONTH, ZERO_MONTH -> month = ranged(number(isZero(element)), 1, 12);
      case WEEKDAY -> lookUp(7, i -> TimeLayout.dayName(DayOfWeek.of(i + 1)).substring(0, 3));
      case LONG_WEEKDAY -> lookUp(7, i -> TimeLayout.dayName(DayOfWeek.of(i + 1)));
      case DAY, UNDER_DAY, ZERO_DAY -> {
        skipSpaces(element.std() == Chunk.Std.UNDER_DAY ? 1 : 0);
        day = number(isZero(element));
      }
      case UNDER_YEAR_DAY, ZERO_YEAR_DAY -> {
        skipSpaces(element.std() == Chunk.Std.UNDER_YEAR_DAY ? 2 : 0);
        yearDay = threeDigits(element.std() == Chunk.Std.ZERO_YEAR_DAY);
      }
      case HOUR -> hour = ranged(number(false), 0, 23);
      case HOUR12, ZERO_HOUR12 -> hour = ranged(number(isZero(element)), 0, 12);
      case MINUTE, ZERO_MINUTE -> minute = ranged(number(isZero(element)), 0, 59);
      case SECOND, ZERO_SECOND -> {
        second = ranged(number(isZero(element)), 0, 59);
        if (!fractionFollows) {
          optionalFraction();
        }
      }
      case UPPER_PM -> half(take(2), "AM", "PM");
      case LOWER_PM -> half(take(2), "am", "pm");
      case OFFSET -> offset(element.text());
      case ZONE_NAME -> zoneName();
    }
  }

  private static String shortMonth(int index) {
    return TimeLayout.monthName(Month.of(index + 1)).substring(0, 3);
  }

  private static boolean isZero(Chunk.Element element) {
    return element.text().startsWith("0");
  }

  private String take(int length) {
    require(rest.length() >= length);
    String taken = rest.substring(0, length);
    rest = rest.substring(length);
    return taken;
  }

  private boolean isDigit(int at) {
    return at < rest.length() && rest.charAt(at) >= '0' && rest.charAt(at) <= '9';
  }

  private static int digits(String text) {
    require(!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'));
    return Integer.parseInt(text);
  }

  private static int ranged(int value, int from, int to) {
    require(value >= from && value <= to);
    return value;
  }

  private void skipSpaces(int most) {
    for (int i = 0; i < most && rest.startsWith(" "); i++) {
      rest = rest.substring(1);
    }
  }

  /** One or two digits; exactly two if fixed. */
  private int number(boolean fixed) {
    require(isDigit(0));
    if (!isDigit(1)) {
      require(!fixed);
      return digits(take(1));
    }
    return digits(take(2));
  }

  private int threeDigits(boolean fixed) {
    int length = 0;
    while (length < 3 && isDigit(length)) {
      length++;
    }
    require(length > 0 && (!fixed || length == 3));
    return digits(take(length));
  }

  private int lookUp(int count, IntFunction<String> name) {
    for (int i = 0; i < count; i++) {
      if (rest.regionMatches(true, 0, name.apply(i), 0, name.apply(i).length())) {
        rest = rest.substring(name.apply(i).length());
        return i;
      }
    }
    throw new Mismatch();
  }

  private void half(String text, String before, String after) {
    require(text.equals(before) || text.equals(after));
    am |= text.equals(before);
    pm |= text.equals(after);
  }

  private boolean fractionAhead() {
    return rest.length() >= 2 && (rest.charAt(0) == '.' || rest.charAt(0) == ',') && isDigit(1);
  }

  /** Seconds may have a fraction even where the layout shows none. */
  private void optionalFraction() {
    if (fractionAhead()) {
      int length = 2;
      while (isDigit(length)) {
        length++;
      }
      nanos(take(length));
    }
  }

  private void fraction(Chunk.Fraction fraction) {
    if (fraction.trimmed()) {
      optionalFraction();
    } else {
      nanos(take(fraction.digits() + 1));
    }
  }

  private void nanos(String text) {
    require(text.charAt(0) == '.' || text.charAt(0) == ',');
    String digits = text.substring(1, Math.min(text.length(), 10));
    nanos = digits(digits) * (int) Math.pow(10, 9.0 - digits.length());
  }

  private void offset(String spelling) {
    if (spelling.startsWith("Z") && rest.startsWith("Z")) {
      rest = rest.substring(1);
      utc = true;
      return;
    }
    String text = take(spelling.length());
    require(text.charAt(0) == '+' || text.charAt(0) == '-');
    int[] parts = {0, 0, 0};
    int at = 1;
    for (int i = 0; at < text.length(); i++) {
      if (spelling.charAt(at) == ':') {
        require(text.charAt(at) == ':');
        at++;
      }
      parts[i] = digits(text.substring(at, at + 2));
      at += 2;
    }
    require(parts[0] <= 24 && parts[1] <= 60 && parts[2] <= 60);
    int seconds = (parts[0] * 60 + parts[1]) * 60 + parts[2];
    offset = text.charAt(0) == '-' ? -seconds : seconds;
  }

  private void zoneName() {
    if (rest.startsWith("UTC")) {
      rest = rest.substring(3);
      utc = true;
      return;
    }
    zoneName = take(zoneNameLength());
  }

  private int zoneNameLength() {
    require(rest.length() >= 3);
    if (rest.startsWith("ChST") || rest.startsWith("MeST")) {
      return 4;
    }
    if (rest.startsWith("GMT")) {
      return 3 + signedHoursLength(rest.substring(3));
    }
    if (rest.charAt(0) == '+' || rest.charAt(0) == '-') {
      int length = signedHoursLength(rest);
      require(length > 0);
      return length;
    }
    int upper = 0;
    while (upper < 6
        && upper < rest.length()
        && rest.charAt(upper) >= 'A'
        && rest.charAt(upper) <= 'Z') {
      upper++;
    }
    boolean known =
        switch (upper) {
          case 3 -> true;
          case 4 -> rest.charAt(3) == 'T' || rest.startsWith("WITA");
          case 5 -> rest.charAt(4) == 'T';
          default -> false;
        };
    require(known);
    return upper;
  }

  private static int signedHoursLength(String text) {
    if (text.isEmpty() || (text.charAt(0) != '-' && text.charAt(0) != '+')) {
      return 0;
    }
    int end = 1;
    while (end < text.length() && end < 20 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end > 1 && end < 18 && Long.parseLong(text.substring(1, end)) <= 23 ? end : 0;
  }

  private GoTime time() {
    if (pm && hour < 12) {
      hour += 12;
    } else if (am && hour == 12) {
      hour = 0;
    }
    var local = LocalDateTime.of(date(), LocalTime.of(hour, minute, second, nanos));
    long seconds = local.toEpochSecond(ZoneOffset.UTC);
    if (utc) {
      return new GoTime(seconds, nanos, GoZone.UTC);
    }
    if (offset != null) {
      boolean isUtc = offset == 0 && (zoneName.isEmpty() || zoneName.equals("UTC"));
      var zone = isUtc ? GoZone.UTC : GoZone.fixed(zoneName, offset);
      return new GoTime(seconds - offset, nanos, zone);
    }
    return zoneName.isEmpty() ? new GoTime(seconds, nanos, GoZone.UTC) : inNamedZone(seconds);
  }

  /** Go makes up a zone at offset 0 for a name it does not know, except GMT+3 and the like. */
  private GoTime inNamedZone(long seconds) {
    int hours =
        zoneName.startsWith("GMT") && zoneName.length() > 3
            ? Integer.parseInt(zoneName.substring(3))
            : 0;
    return new GoTime(seconds, nanos, GoZone.fixed(zoneName, hours * 3600));
  }

  private LocalDate date() {
    if (yearDay >= 0) {
      require(yearDay >= 1 && yearDay <= (Year.isLeap(year) ? 366 : 365));
      var date = LocalDate.ofYearDay(year, yearDay);
      require(month < 0 || month == date.getMonthValue());
      require(day < 0 || day == date.getDayOfMonth());
      return date;
    }
    int monthOrFirst = month < 0 ? 1 : month;
    int dayOrFirst = day < 0 ? 1 : day;
    require(dayOrFirst >= 1 && dayOrFirst <= Month.of(monthOrFirst).length(Year.isLeap(year)));
    return LocalDate.of(year, monthOrFirst, dayOrFirst);
  }
}
