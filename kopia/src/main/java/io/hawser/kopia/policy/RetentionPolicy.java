package io.hawser.kopia.policy;

import java.util.OptionalLong;

/** How many snapshots to keep of each kind; empty where nobody has said a number. */
public record RetentionPolicy(
    OptionalLong latest,
    OptionalLong hourly,
    OptionalLong daily,
    OptionalLong weekly,
    OptionalLong monthly,
    OptionalLong annual) {

  public static RetentionPolicy of(PolicyDocument policy) {
    return new RetentionPolicy(
        number(policy, PolicyFields.KEEP_LATEST),
        number(policy, PolicyFields.KEEP_HOURLY),
        number(policy, PolicyFields.KEEP_DAILY),
        number(policy, PolicyFields.KEEP_WEEKLY),
        number(policy, PolicyFields.KEEP_MONTHLY),
        number(policy, PolicyFields.KEEP_ANNUAL));
  }

  /** The number of latest ones; without bound when all numbers are 0, for then nothing expires. */
  OptionalLong effectiveLatest() {
    long sum =
        latest.orElse(0)
            + hourly.orElse(0)
            + daily.orElse(0)
            + weekly.orElse(0)
            + monthly.orElse(0)
            + annual.orElse(0);
    return sum == 0 ? OptionalLong.of(Long.MAX_VALUE) : latest;
  }

  private static OptionalLong number(PolicyDocument policy, PolicyField field) {
    return policy.get(field).map(n -> OptionalLong.of((Long) n)).orElse(OptionalLong.empty());
  }
}
