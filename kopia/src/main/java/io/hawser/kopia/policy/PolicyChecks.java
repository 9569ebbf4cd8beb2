package io.hawser.kopia.policy;

/** What Kopia demands of a policy before it stores it, and what it would choke on later. */
final class PolicyChecks {
  private PolicyChecks() {}

  static void check(PolicyDocument policy, PolicyTarget target) {
    for (var field : PolicyFields.ALL) {
      policy.get(field).ifPresent(value -> field.kind().check(field.name(), value));
    }
    if (policy.flag(PolicyFields.MANUAL, false)) {
      for (var field : PolicyFields.ALL) {
        boolean other =
            field.path().getFirst().equals("scheduling") && !field.equals(PolicyFields.MANUAL);
        if (other && policy.get(field).isPresent()) {
          throw new InvalidPolicyException(
              "'scheduling.manual' cannot be true beside '%s'; remove one of them"
                  .formatted(field.name()));
        }
      }
    }
    for (var expression : policy.words(PolicyFields.CRON)) {
      CronText.check(expression);
    }
    for (var rule : policy.words(PolicyFields.IGNORE)) {
      Wildcard.parse(rule, "");
    }
    if (!target.path().isEmpty() && policy.get(PolicyFields.PARALLEL_SNAPSHOTS).isPresent()) {
      throw new InvalidPolicyException(
          "'%s' may stand in policies of users, hosts and the global one, not of the path '%s'"
              .formatted(PolicyFields.PARALLEL_SNAPSHOTS, target.path()));
    }
    if (SourcePaths.endsWithSeparator(target.path())) {
      throw new InvalidPolicyException(
          "the path '%s' of a policy must not end with a slash".formatted(target.path()));
    }
  }

  /** The fields and groups beside an unknown one, for a message. */
  static InvalidPolicyException unknown(String name) {
    return new InvalidPolicyException(
        "no field '%s'; known there: %s"
            .formatted(name, String.join(", ", PolicyTrees.siblings(name))));
  }
}
