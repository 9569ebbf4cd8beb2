package io.hawser.engine.schedule;

import io.hawser.engine.schedule.CronField.Values;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Times whose fields on the clock of a zone have given values.
 *
 * <p>The search is that of robfig/cron 3, step by step, since its answers where clocks are put
 * forward or back depend on the steps: a time that is skipped does not come, one that comes twice
 * is met twice.
 *
 * @param zone empty for that of the one who asks
 */
record CalendarSchedule(
    Values minutes,
    Values hours,
    Values days,
    Values months,
    Values weekdays,
    Optional<ZoneId> zone)
    implements Schedule {
  private static final int YEARS = 5;

  @Override
  public Optional<ZonedDateTime> next(ZonedDateTime after) {
    var start = after.withZoneSameInstant(zone.orElse(after.getZone()));
    var found = new Search(start.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)).run();
    return found.map(time -> time.withZoneSameInstant(after.getZone()));
  }

  private boolean isDay(ZonedDateTime time) {
    boolean day = days.has(time.getDayOfMonth());
    boolean weekday = weekdays.has(time.getDayOfWeek().getValue() % 7);
    return days.isAny() || weekdays.isAny() ? day && weekday : day || weekday;
  }

  /** One search; once it has moved, all smaller fields are at their start. */
  private final class Search {
    private final int lastYear;
    private ZonedDateTime time;
    private boolean hasMoved;

    Search(ZonedDateTime time) {
      this.time = time;
      this.lastYear = time.getYear() + YEARS;
    }

    Optional<ZonedDateTime> run() {
      while (time.getYear() <= lastYear) {
        if (isMonthFound() && isDayFound() && isHourFound() && isMinuteFound() && isSecondFound()) {
          return Optional.of(time);
        }
      }
      return Optional.empty();
    }

    /** False when a new year has begun, so that the search starts over. */
    private boolean isMonthFound() {
      while (!months.has(time.getMonthValue())) {
        moveTo(time.toLocalDate().withDayOfMonth(1).atStartOfDay());
        time = at(time.toLocalDateTime().plusMonths(1));
        if (time.getMonthValue() == 1) {
          return false;
        }
      }
      return true;
    }

    /** False when a new month has begun. */
    private boolean isDayFound() {
      while (!isDay(time)) {
        moveTo(time.toLocalDate().atStartOfDay());
        var before = time;
        time = atMidnight(at(time.toLocalDateTime().plusDays(1)));
        if (!time.isAfter(before)) {
          // The day does not exist: Samoa had no 30 December 2011. The original never returns here.
          time = before.plus(Duration.ofDays(1));
        }
        if (time.getDayOfMonth() == 1) {
          return false;
        }
      }
      return true;
    }

    /** Where clocks are put forward at midnight the day starts at 1, or at 23 the day before. */
    private static ZonedDateTime atMidnight(ZonedDateTime day) {
      int hour = day.getHour();
      return day.plus(Duration.ofHours(hour > 12 ? 24 - hour : -hour));
    }

    /** False when a new day has begun. */
    private boolean isHourFound() {
      while (!hours.has(time.getHour())) {
        moveTo(time.toLocalDateTime().truncatedTo(ChronoUnit.HOURS));
        time = time.plus(Duration.ofHours(1));
        if (time.getHour() == 0) {
          return false;
        }
      }
      return true;
    }

    /** False when a new hour has begun. */
    private boolean isMinuteFound() {
      while (!minutes.has(time.getMinute())) {
        if (!hasMoved) {
          hasMoved = true;
          time = time.truncatedTo(ChronoUnit.MINUTES);
        }
        time = time.plusMinutes(1);
        if (time.getMinute() == 0) {
          return false;
        }
      }
      return true;
    }

    /** The second is always 0; false when a new minute has begun. */
    private boolean isSecondFound() {
      if (time.getSecond() == 0) {
        return true;
      }
      hasMoved = true;
      time = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      return false;
    }

    private void moveTo(LocalDateTime start) {
      if (!hasMoved) {
        hasMoved = true;
        time = at(start);
      }
    }

    /**
     * A clock's reading as a time, with Go's choice where there are none or two: the offset in
     * force at the reading taken as UTC is tried first (Go, {@code time.Date}).
     */
    private ZonedDateTime at(LocalDateTime reading) {
      var rules = time.getZone().getRules();
      var first = rules.getOffset(reading.toInstant(ZoneOffset.UTC));
      var second = rules.getOffset(reading.toInstant(first));
      return reading.toInstant(second).atZone(time.getZone());
    }
  }
}
