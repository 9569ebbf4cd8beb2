package io.hawser.engine.template.sprig;

import io.hawser.engine.template.clock.Durations;
import io.hawser.engine.template.clock.TimeLayout;
import io.hawser.engine.template.format.TimeText;
import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoTime;
import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.GoZone;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times and dates. The local zone is UTC, as in Kanister's controller. */
final class Dates {
  private static final String DAY = "2006-01-02";
  private static final long SECOND = 1_000_000_000L;
  private static final long STARTED = System.nanoTime();

  /** Zones of the IANA data that Java leaves out. */
  private static final Map<String, String> OLD_NAMES =
      Map.of("EST", "America/Panama", "MST", "America/Phoenix", "HST", "Pacific/Honolulu");

  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("now() time.Time", Dates::now),
          GoFunction.of("date(string, any) string", a -> format(a.text(0), time(a, 1), "Local")),
          GoFunction.of("dateInZone(string, any, string) string", Dates::inZone),
          GoFunction.of("date_in_zone(string, any, string) string", Dates::inZone),
          GoFunction.of("htmlDate(any) string", a -> format(DAY, time(a, 0), "Local")),
          GoFunction.of(
              "htmlDateInZone(any, string) string", a -> format(DAY, time(a, 0), a.text(1))),
          GoFunction.of("dateModify(string, time.Time) time.Time", Dates::modify),
          GoFunction.of("date_modify(string, time.Time) time.Time", Dates::modify),
          GoFunction.of("ago(any) string", Dates::ago),
          GoFunction.of(
              "toDate(string, string) time.Time",
              a -> TimeLayout.of(a.text(0)).parse(a.text(1)).orElse(GoTime.ZERO)),
          GoFunction.of(
              "unixEpoch(time.Time) string", a -> Long.toString(required(a, 0).seconds())));

  private Dates() {}

  private static GoTime now(Arguments arguments) {
    var now = arguments.surroundings().clock().instant();
    return new GoTime(now.getEpochSecond(), now.getNano(), GoZone.UTC, System.nanoTime() - STARTED);
  }

  private static GoTime required(Arguments arguments, int index) {
    if (arguments.any(index) instanceof GoTime time) {
      return time;
    }
    throw new CallFailure("argument " + (index + 1) + " is no time");
  }

  /** A time, or seconds since 1970; anything else counts as now. */
  private static GoTime time(Arguments arguments, int index) {
    var seconds = seconds(arguments.any(index), true);
    if (arguments.any(index) instanceof GoTime time) {
      return time;
    }
    return seconds == null ? now(arguments) : new GoTime(seconds, 0, GoZone.UTC);
  }

  private static @Nullable Long seconds(@Nullable Object value, boolean takesInt32) {
    return switch (value) {
      case Long number -> number;
      case Integer number -> number.longValue();
      case GoInt(long number, GoType type)
          when type.equals(GoType.INT) || (takesInt32 && type.equals(GoType.INT32)) ->
          number;
      case null, default -> null;
    };
  }

  private static String inZone(Arguments arguments) {
    return format(arguments.text(0), time(arguments, 1), arguments.text(2));
  }

  private static String format(String layout, GoTime time, String zone) {
    return TimeLayout.of(layout).format(time.in(zone(zone)));
  }

  /** A zone by its IANA name; UTC if there is none. */
  private static GoZone zone(String name) {
    String id = OLD_NAMES.getOrDefault(name, name);
    return ZoneRulesProvider.getAvailableZoneIds().contains(id)
        ? GoZone.of(ZoneId.of(id))
        : GoZone.UTC;
  }

  private static GoTime modify(Arguments arguments) {
    var time = required(arguments, 1);
    var span = Durations.parse(arguments.text(0));
    return span.isPresent() ? time.plusNanos(span.getAsLong()) : time;
  }

  private static String ago(Arguments arguments) {
    var now = now(arguments);
    var seconds = seconds(arguments.any(0), false);
    var then =
        arguments.any(0) instanceof GoTime time
            ? time
            : seconds == null ? now : new GoTime(seconds, 0, GoZone.UTC);
    return TimeText.duration(rounded(now.nanosSince(then)));
  }

  /** Halves go away from zero. */
  private static long rounded(long nanos) {
    long rest = Math.abs(nanos % SECOND);
    long whole = nanos - nanos % SECOND;
    return rest * 2 < SECOND ? whole : whole + (nanos < 0 ? -SECOND : SECOND);
  }
}
