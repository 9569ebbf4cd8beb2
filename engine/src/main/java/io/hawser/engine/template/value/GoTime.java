package io.hawser.engine.template.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A Go {@code time.Time}.
 *
 * @param seconds since 1970-01-01T00:00:00Z
 * @param nanos 0 to 999,999,999
 */
public record GoTime(long seconds, int nanos, GoZone zone) implements GoValue {
  /** Go's zero time, 1 January of the year 1. */
  public static final GoTime ZERO = new GoTime(-62_135_596_800L, 0, GoZone.UTC);

  /** Years that java.time can hold; what Go computes beyond is clamped to them. */
  private static final long FURTHEST_SECONDS = 31_000_000_000_000_000L;

  public GoTime {
    seconds = Math.clamp(seconds, -FURTHEST_SECONDS, FURTHEST_SECONDS);
  }

  public static GoTime of(Instant instant) {
    return new GoTime(instant.getEpochSecond(), instant.getNano(), GoZone.UTC);
  }

  public GoTime in(GoZone other) {
    return new GoTime(seconds, nanos, other);
  }

  /** This time plus a span, which may be negative. */
  public GoTime plusNanos(long span) {
    long total = nanos + Math.floorMod(span, 1_000_000_000L);
    return new GoTime(
        seconds + Math.floorDiv(span, 1_000_000_000L) + total / 1_000_000_000L,
        (int) (total % 1_000_000_000L),
        zone);
  }

  /** The reading of a clock and a calendar in this time's zone. */
  public LocalDateTime local() {
    return LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.ofTotalSeconds(offset()));
  }

  /** Seconds east of UTC. */
  public int offset() {
    return zone.offsetAt(seconds);
  }

  public boolean isZero() {
    return seconds == ZERO.seconds && nanos == 0;
  }

  /** Nanoseconds from the other time to this one, saturating as Go's Sub does. */
  public long nanosSince(GoTime other) {
    try {
      return Math.addExact(
          Math.multiplyExact(Math.subtractExact(seconds, other.seconds), 1_000_000_000L),
          nanos - other.nanos);
    } catch (ArithmeticException overflow) {
      return seconds > other.seconds ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
  }

  @Override
  public GoType type() {
    return GoType.TIME;
  }
}
