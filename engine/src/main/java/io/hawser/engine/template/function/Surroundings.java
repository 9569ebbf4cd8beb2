package io.hawser.engine.template.function;

import io.hawser.engine.template.format.GoFormat;
import java.time.Clock;

/**
 * What functions may use: limits, the clock, the environment.
 *
 * @param clock gives the time of {@code now}
 */
public record Surroundings(Limits limits, Clock clock, Environment environment) {
  /** Formatting within the limits. */
  public GoFormat format() {
    return new GoFormat(limits.outputChars());
  }

  /** Refuses a text that would be too long. */
  public void requireText(long chars) {
    if (chars > limits.outputChars()) {
      throw new CallFailure(
          "the result would have %d characters, the limit is %d"
              .formatted(chars, limits.outputChars()));
    }
  }

  /** Refuses a list that would be too long. */
  public void requireItems(long items) {
    if (items > limits.items()) {
      throw new CallFailure(
          "the result would have %d items, the limit is %d".formatted(items, limits.items()));
    }
  }
}
