package io.hawser.cli.policy;

import io.hawser.engine.value.Durations;
import io.hawser.kopia.policy.PolicyDocument;
import io.hawser.kopia.policy.PolicyFields;
import io.hawser.kopia.policy.TimesOfDay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The options about schedules. One of them ends that snapshots are only made by hand. */
final class ScheduleEdit implements PolicyEdit {
  private static final String INTERVAL = "snapshot-interval";
  private static final String TIMES = "snapshot-time";
  private static final String CRON = "snapshot-time-crontab";
  private static final String MISSED = "run-missed";
  private static final PolicyEdit RUN_MISSED = PolicyEdit.flag(MISSED, PolicyFields.RUN_MISSED);

  @Override
  public PolicyDocument apply(PolicyDocument policy, GivenFlags given) throws IOException {
    if (given.has("manual")) {
      return manual(policy, given);
    }
    boolean scheduled = List.of(INTERVAL, TIMES, CRON, MISSED).stream().anyMatch(given::has);
    if (!scheduled) {
      return policy;
    }
    var changed = policy.without(PolicyFields.MANUAL);
    if (given.one(INTERVAL).isPresent()) {
      changed =
          changed.with(PolicyFields.INTERVAL_SECONDS, seconds(INTERVAL, given.one(INTERVAL).get()));
    }
    if (given.has(TIMES)) {
      changed = changed.with(PolicyFields.TIMES_OF_DAY, times(given.all(TIMES)));
    }
    if (given.one(CRON).isPresent()) {
      changed = changed.with(PolicyFields.CRON, cron(given.one(CRON).get()));
    }
    return RUN_MISSED.apply(changed, given);
  }

  private static PolicyDocument manual(PolicyDocument policy, GivenFlags given) {
    for (var flag : List.of(INTERVAL, TIMES, CRON)) {
      if (given.has(flag)) {
        throw PolicyEdit.wrong("manual", "true", "absent beside --" + flag);
      }
    }
    return policy
        .without(PolicyFields.INTERVAL_SECONDS)
        .without(PolicyFields.TIMES_OF_DAY)
        .without(PolicyFields.CRON)
        .with(PolicyFields.MANUAL, true);
  }

  static long seconds(String flag, String text) {
    try {
      return Durations.parse(text).toSeconds();
    } catch (IllegalArgumentException e) {
      throw PolicyEdit.wrong(flag, text, "a duration, such as 1h30m");
    }
  }

  private static List<Object> times(List<String> values) {
    var times = new ArrayList<Map<String, Object>>();
    for (var value : values) {
      for (var time : value.split(",", -1)) {
        if (PolicyEdit.isInherited(time)) {
          return List.of();
        }
        times.add(TimesOfDay.parse("--" + TIMES, time));
      }
    }
    return TimesOfDay.sorted(times);
  }

  private static List<String> cron(String text) {
    return PolicyEdit.isInherited(text)
        ? List.of()
        : Arrays.stream(text.split(";")).map(String::strip).filter(e -> !e.isEmpty()).toList();
  }
}
