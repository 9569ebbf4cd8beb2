package io.hawser.engine.run;

import io.hawser.crds.Blueprint.Retry;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Whether a failed attempt is repeated, and after what pause. */
record RetryPolicy(int attempts, Duration backoff, Duration maxBackoff, List<String> on) {
  private static final List<String> BY_DEFAULT =
      List.of(ErrorClass.TRANSIENT.text(), ErrorClass.THROTTLED.text());
  private static final int THROTTLED_FACTOR = 4;
  private static final int MAX_DOUBLINGS = 30;

  static RetryPolicy of(@Nullable Retry retry, EngineOptions options) {
    if (retry == null) {
      return new RetryPolicy(1, options.defaultBackoff(), options.defaultMaxBackoff(), BY_DEFAULT);
    }
    var backoff = retry.backoff() == null ? options.defaultBackoff() : retry.backoff();
    var longest = retry.maxBackoff() == null ? options.defaultMaxBackoff() : retry.maxBackoff();
    return new RetryPolicy(
        retry.attempts(), backoff, longest, retry.on().isEmpty() ? BY_DEFAULT : retry.on());
  }

  boolean repeats(PhaseException failure, int attempt) {
    if (attempt >= attempts || failure instanceof Attempt.LeftBehindException) {
      return false;
    }
    return switch (failure.errorClass()) {
      case INVALID, ABORTED -> false;
      case TRANSIENT, THROTTLED, TIMEOUT, DENIED, MISSING, CORRUPT, FULL, COMMAND, INTERNAL ->
          on.contains(failure.errorClass().text());
    };
  }

  /**
   * The pause after an attempt: doubled each time, four times as long when the other side asked for
   * less, then half of it at random, so that many runs do not come back at the same moment.
   */
  Duration pauseAfter(int attempt, ErrorClass errorClass, RandomGenerator random) {
    long factor = 1L << Math.min(attempt - 1, MAX_DOUBLINGS);
    if (errorClass == ErrorClass.THROTTLED) {
      factor *= THROTTLED_FACTOR;
    }
    double millis = Math.min((double) backoff.toMillis() * factor, (double) maxBackoff.toMillis());
    return Duration.ofMillis(Math.round(millis * (0.5 + random.nextDouble() / 2)));
  }
}
