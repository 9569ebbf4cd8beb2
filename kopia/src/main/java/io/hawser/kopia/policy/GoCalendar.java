package io.hawser.kopia.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Going back in the calendar as Go's {@code time.AddDate} does: February 30 is March 1 or 2, and an
 * hour that a change of clocks skips or repeats is taken by Go's rule. Kopia's cut-offs depend on
 * both.
 */
final class GoCalendar {
  /** Further back than any snapshot. */
  private static final long MOST_YEARS = 100_000;

  private static final Instant LONG_AGO = Instant.MIN;

  private GoCalendar() {}

  static Instant minusMonths(Instant time, long months, ZoneId zone) {
    if (months > 12 * MOST_YEARS) {
      return LONG_AGO;
    }
    var local = LocalDateTime.ofInstant(time, zone);
    // Days beyond the end of the month run on into the next.
    var date =
        LocalDate.of(local.getYear(), local.getMonth(), 1)
            .minusMonths(months)
            .plusDays(local.getDayOfMonth() - 1L);
    return at(date.atTime(local.toLocalTime()), zone);
  }

  static Instant minusDays(Instant time, long days, ZoneId zone) {
    if (days > 366 * MOST_YEARS) {
      return LONG_AGO;
    }
    return at(LocalDateTime.ofInstant(time, zone).minusDays(days), zone);
  }

  /** Go's spans are 64 bits of nanoseconds: beyond 292 years they run over, as they do here. */
  static Instant minusHours(Instant time, long hours) {
    return time.plusNanos(-hours * 3_600_000_000_000L);
  }

  private static Instant at(LocalDateTime local, ZoneId zone) {
    var rules = zone.getRules();
    var guess = local.toInstant(ZoneOffset.UTC);
    var utc = guess.minusSeconds(rules.getOffset(guess).getTotalSeconds());
    return guess.minusSeconds(rules.getOffset(utc).getTotalSeconds());
  }
}
