package io.hawser.kopia.blob;

import java.time.Duration;

/**
 * How long one call is tried again.
 *
 * @param attempts at most so many, the first included
 * @param firstDelay about so long before the second attempt; doubled before each further one
 * @param maxDelay never longer than this between two attempts
 * @param budget no further attempt starts so long after the first
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration maxDelay, Duration budget) {
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(10, Duration.ofMillis(100), Duration.ofSeconds(15), Duration.ofMinutes(3));

  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("there is at least one attempt, not " + attempts);
    }
  }

  /** The same with another budget. */
  public RetryPolicy within(Duration newBudget) {
    return new RetryPolicy(attempts, firstDelay, maxDelay, newBudget);
  }

  /**
   * The delay after so many attempts: half of it fixed, half by chance, so that many clients do not
   * come back at once.
   *
   * @param throttled the server asked for fewer requests, so the wait is four times as long
   * @param chance from 0 to 1
   */
  Duration delayAfter(int made, boolean throttled, double chance) {
    var factor = Math.scalb(throttled ? 4.0 : 1.0, Math.min(made - 1, 30));
    var nanos = Math.min(firstDelay.toNanos() * factor, (double) maxDelay.toNanos());
    return Duration.ofNanos((long) (nanos * (0.5 + 0.5 * chance)));
  }
}
