package io.hawser.engine.template.exec;

import io.hawser.engine.template.clock.TimeLayout;
import io.hawser.engine.template.format.TimeText;
import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.function.Unusable;
import io.hawser.engine.template.value.GoBytes;
import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoTime;
import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.GoZone;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The methods of time.Time; argument 0 is the receiver. */
final class TimeMethods {
  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("Format(string) string", a -> TimeLayout.of(a.text(1)).format(time(a, 0))),
          GoFunction.of("String() string", a -> TimeText.string(time(a, 0))),
          GoFunction.of("Year() int", a -> GoInt.of(local(a).getYear())),
          GoFunction.of(
              "Month() time.Month", a -> new GoInt(local(a).getMonthValue(), GoType.MONTH)),
          GoFunction.of("Day() int", a -> GoInt.of(local(a).getDayOfMonth())),
          GoFunction.of("YearDay() int", a -> GoInt.of(local(a).getDayOfYear())),
          GoFunction.of(
              "Weekday() time.Weekday",
              a -> new GoInt(local(a).getDayOfWeek().getValue() % 7, GoType.WEEKDAY)),
          GoFunction.of("Hour() int", a -> GoInt.of(local(a).getHour())),
          GoFunction.of("Minute() int", a -> GoInt.of(local(a).getMinute())),
          GoFunction.of("Second() int", a -> GoInt.of(local(a).getSecond())),
          GoFunction.of("Nanosecond() int", a -> GoInt.of(time(a, 0).nanos())),
          GoFunction.of("Unix() int64", a -> time(a, 0).seconds()),
          GoFunction.of("UnixMilli() int64", a -> since1970(time(a, 0), 1_000)),
          GoFunction.of("UnixMicro() int64", a -> since1970(time(a, 0), 1_000_000)),
          GoFunction.of("UnixNano() int64", a -> since1970(time(a, 0), 1_000_000_000)),
          GoFunction.of("UTC() time.Time", a -> time(a, 0).in(GoZone.UTC)),
          GoFunction.of("Local() time.Time", a -> time(a, 0).in(GoZone.UTC)),
          GoFunction.of("IsZero() bool", a -> time(a, 0).isZero()),
          GoFunction.of("IsDST() bool", a -> isSummer(time(a, 0))),
          GoFunction.of("Before(time.Time) bool", a -> compare(a) < 0),
          GoFunction.of("After(time.Time) bool", a -> compare(a) > 0),
          GoFunction.of("Equal(time.Time) bool", a -> compare(a) == 0),
          GoFunction.of("Compare(time.Time) int", a -> GoInt.of(compare(a))),
          GoFunction.of(
              "Sub(time.Time) time.Duration",
              a -> DurationMethods.duration(time(a, 0).nanosSince(time(a, 1)))),
          GoFunction.of("Add(time.Duration) time.Time", a -> time(a, 0).plusNanos(a.integer(1))),
          GoFunction.of("AddDate(int, int, int) time.Time", TimeMethods::addDate),
          GoFunction.of(
              "Truncate(time.Duration) time.Time",
              a -> withoutStopwatch(time(a, 0)).plusNanos(-rest(time(a, 0), a.integer(1)))),
          GoFunction.of("Round(time.Duration) time.Time", TimeMethods::round),
          GoFunction.of("GoString() string", a -> TimeText.goString(time(a, 0))),
          unusable("Date() any", "function Date has 3 return values; should be 1 or 2"),
          unusable("Clock() any", "function Clock has 3 return values; should be 1 or 2"),
          unusable("ISOWeek() any", secondResult("ISOWeek", "int")),
          unusable("Zone() any", secondResult("Zone", "int")),
          unusable("ZoneBounds() any", secondResult("ZoneBounds", "time.Time")),
          GoFunction.of("MarshalJSON() []byte", a -> bytes("\"" + json(a) + "\"")),
          GoFunction.of("MarshalText() []byte", a -> bytes(json(a))));

  private TimeMethods() {}

  private static GoFunction unusable(String signature, String message) {
    return GoFunction.of(
        signature,
        _ -> {
          throw new Unusable(message);
        });
  }

  private static String secondResult(String name, String type) {
    return "invalid function signature for %s: second return value should be error; is %s"
        .formatted(name, type);
  }

  private static GoTime time(Arguments arguments, int index) {
    if (arguments.any(index) instanceof GoTime time) {
      return time;
    }
    throw new CallFailure("argument " + index + " is no time");
  }

  private static LocalDateTime local(Arguments arguments) {
    return time(arguments, 0).local();
  }

  private static String json(Arguments arguments) {
    return TimeText.json(time(arguments, 0));
  }

  private static GoBytes bytes(String text) {
    return new GoBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long since1970(GoTime time, long unitsPerSecond) {
    return time.seconds() * unitsPerSecond + time.nanos() / (1_000_000_000 / unitsPerSecond);
  }

  private static boolean isSummer(GoTime time) {
    var zone = time.zone().id();
    return zone != null && zone.getRules().isDaylightSavings(Instant.ofEpochSecond(time.seconds()));
  }

  private static int compare(Arguments arguments) {
    var left = time(arguments, 0);
    var right = time(arguments, 1);
    int seconds = Long.compare(left.seconds(), right.seconds());
    return seconds != 0 ? seconds : Integer.compare(left.nanos(), right.nanos());
  }

  /** Months and days beyond their ends overflow into the next ones. */
  private static GoTime addDate(Arguments arguments) {
    var time = time(arguments, 0);
    var local = time.local();
    long months =
        local.getMonthValue()
            - 1
            + bounded(arguments.integer(2))
            + 12 * (local.getYear() + bounded(arguments.integer(1)));
    var date =
        LocalDate.of((int) Math.floorDiv(months, 12), Math.floorMod(months, 12) + 1, 1)
            .plusDays(local.getDayOfMonth() - 1 + bounded(arguments.integer(3)));
    return inZone(date.atTime(local.toLocalTime()), time.zone());
  }

  private static long bounded(long span) {
    if (Math.abs(span) > 10_000_000) {
      throw new CallFailure("a date " + span + " away is out of range");
    }
    return span;
  }

  @SuppressWarnings("JavaLocalDateTimeGetNano") // the seconds are taken beside it
  private static GoTime inZone(LocalDateTime local, GoZone zone) {
    var id = zone.id();
    long seconds =
        id == null
            ? local.toEpochSecond(ZoneOffset.ofTotalSeconds(zone.fixedOffsetSeconds()))
            : local.atZone(id).toEpochSecond();
    return new GoTime(seconds, local.getNano(), zone);
  }

  /** What is over a multiple of the unit, counted from the year 1. */
  private static long rest(GoTime time, long unit) {
    if (unit <= 0) {
      return 0;
    }
    return BigInteger.valueOf(time.seconds() - GoTime.ZERO.seconds())
        .multiply(BILLION)
        .add(BigInteger.valueOf(time.nanos()))
        .mod(BigInteger.valueOf(unit))
        .longValue();
  }

  private static GoTime withoutStopwatch(GoTime time) {
    return time.in(time.zone());
  }

  private static GoTime round(Arguments arguments) {
    var time = time(arguments, 0);
    long unit = arguments.integer(1);
    long rest = rest(time, unit);
    return withoutStopwatch(time).plusNanos(unit > 0 && rest >= unit - rest ? unit - rest : -rest);
  }
}
