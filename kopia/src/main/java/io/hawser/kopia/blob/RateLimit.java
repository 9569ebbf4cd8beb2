package io.hawser.kopia.blob;

import java.time.Duration;

/**
 * So much a second, on average: each use has to wait until what was used before is paid for. Safe
 * for use by many threads, which are served in the order they come.
 */
final class RateLimit {
  private static final double NANOS = 1e9;

  private final double perSecond;
  private long paidUntil;

  /**
   * @param now of the clock that later calls use, in nanoseconds
   */
  RateLimit(double perSecond, long now) {
    this.perSecond = perSecond;
    this.paidUntil = now;
  }

  /** Uses so much, and tells how long to wait before. */
  synchronized Duration use(double amount, long now) {
    var start = Math.max(paidUntil, now);
    paidUntil = start + (long) (amount / perSecond * NANOS);
    return Duration.ofNanos(start - now);
  }
}
