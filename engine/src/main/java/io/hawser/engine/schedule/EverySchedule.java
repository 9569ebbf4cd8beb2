package io.hawser.engine.schedule;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A fixed span after the last time, {@code @every 90m}.
 *
 * @param span whole seconds, at least one
 */
record EverySchedule(Duration span) implements Schedule {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Fractions of a second are dropped; what is shorter than a second becomes one. */
  EverySchedule {
    span = span.compareTo(SHORTEST) < 0 ? SHORTEST : span.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public Optional<ZonedDateTime> next(ZonedDateTime after) {
    return Optional.of(after.truncatedTo(ChronoUnit.SECONDS).plus(span));
  }
}
