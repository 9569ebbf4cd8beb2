package io.hawser.engine.schedule;

import io.hawser.engine.schedule.CronField.Values;
import io.hawser.engine.template.clock.Durations;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads schedules. */
final class ScheduleText {
  private static final String EVERY = "@every ";

  /** Longer texts are no schedules: each field has at most 60 values. */
  private static final int LONGEST = 1024;

  private ScheduleText() {}

  static Schedule parse(String text) {
    if (text.isEmpty()) {
      throw new ScheduleException("a schedule is empty; five fields are wanted, as in '0 2 * * *'");
    }
    if (text.length() > LONGEST) {
      throw new ScheduleException(
          "a schedule has %d characters; at most %d are allowed".formatted(text.length(), LONGEST));
    }
    if (!text.startsWith("TZ=") && !text.startsWith("CRON_TZ=")) {
      return times(text, Optional.empty());
    }
    int end = text.indexOf(' ');
    if (end < 0) {
      throw new ScheduleException("'%s' has a time zone, and no times after it".formatted(text));
    }
    return times(text.substring(end).strip(), zone(text.substring(text.indexOf('=') + 1, end)));
  }

  /** Empty for {@code Local}, which is the zone of the one who asks; nothing at all is UTC. */
  private static Optional<ZoneId> zone(String name) {
    if (name.equals("Local")) {
      return Optional.empty();
    }
    if (name.isEmpty() || name.equals("UTC")) {
      return Optional.of(ZoneOffset.UTC);
    }
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new ScheduleException(
          "no time zone '%s'; names are those of the tz database, such as 'Europe/Zurich'"
              .formatted(name));
    }
    return Optional.of(ZoneId.of(name));
  }

  private static Schedule times(String text, Optional<ZoneId> zone) {
    if (text.startsWith("@")) {
      return descriptor(text, zone);
    }
    var fields = text.strip().split("\\p{javaWhitespace}+");
    if (fields.length != 5 || fields[0].isEmpty()) {
      throw new ScheduleException(
          "'%s' has %d fields; five are wanted: minute, hour, day of the month, month, day of the week"
              .formatted(text, fields[0].isEmpty() ? 0 : fields.length));
    }
    return new CalendarSchedule(
        CronField.MINUTE.read(fields[0]),
        CronField.HOUR.read(fields[1]),
        CronField.DAY.read(fields[2]),
        CronField.MONTH.read(fields[3]),
        CronField.WEEKDAY.read(fields[4]),
        zone);
  }

  private static Schedule descriptor(String text, Optional<ZoneId> zone) {
    var anyDay = CronField.DAY.any();
    var first = CronField.DAY.only(1);
    var anyMonth = CronField.MONTH.any();
    var anyWeekday = CronField.WEEKDAY.any();
    var sunday = CronField.WEEKDAY.only(0);
    return switch (text) {
      case "@yearly", "@annually" -> midnight(first, CronField.MONTH.only(1), anyWeekday, zone);
      case "@monthly" -> midnight(first, anyMonth, anyWeekday, zone);
      case "@weekly" -> midnight(anyDay, anyMonth, sunday, zone);
      case "@daily", "@midnight" -> midnight(anyDay, anyMonth, anyWeekday, zone);
      case "@hourly" ->
          new CalendarSchedule(
              CronField.MINUTE.only(0), CronField.HOUR.any(), anyDay, anyMonth, anyWeekday, zone);
      default -> every(text);
    };
  }

  private static Schedule midnight(
      Values days, Values months, Values weekdays, Optional<ZoneId> zone) {
    return new CalendarSchedule(
        CronField.MINUTE.only(0), CronField.HOUR.only(0), days, months, weekdays, zone);
  }

  private static Schedule every(String text) {
    if (!text.startsWith(EVERY)) {
      throw new ScheduleException(
          "no schedule '%s'; there are @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly and '@every SPAN'"
              .formatted(text));
    }
    var nanos = Durations.parse(text.substring(EVERY.length()));
    if (nanos.isEmpty()) {
      throw new ScheduleException(
          "'%s' is not a span of time, as in '@every 1h30m'"
              .formatted(text.substring(EVERY.length())));
    }
    return new EverySchedule(Duration.ofNanos(nanos.getAsLong()));
  }
}
