package io.hawser.engine.schedule;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Times at which something is to happen. Immutable.
 *
 * <p>The notation is that of robfig/cron 3 ({@code ParseStandard}), which Kubernetes' CronJobs use:
 * five fields, descriptors such as {@code @daily} and {@code @every 90m}, and a time zone in front,
 * {@code CRON_TZ=Europe/Zurich}.
 */
public sealed interface Schedule permits CalendarSchedule, EverySchedule {

  /**
   * Reads a schedule.
   *
   * @throws ScheduleException when the text is none
   */
  static Schedule parse(String text) {
    return ScheduleText.parse(text);
  }

  /**
   * The first time after the given one, in the zone of that.
   *
   * @param after also the zone that is meant when the schedule names none
   * @return empty when there is none within five years, such as for the 31st of April
   */
  Optional<ZonedDateTime> next(ZonedDateTime after);
}
