package io.hawser.kopia.policy;

import io.hawser.kopia.snapshot.SnapshotManifest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which snapshots of a source are kept and why, by Kopia's rules (snapshot/policy). Its
 * peculiarities decide about data and so are kept as they are: the periods of all kinds share one
 * set of names, so that a month {@code 2024-05} and the week of that name are one; weeks begin by
 * the time of the zone, all else by UTC; the number of a latest snapshot counts incomplete ones.
 */
public final class Retention {
  private static final Duration YOUNG = Duration.ofHours(4);
  private static final int FEW = 3;
  private static final Comparator<SnapshotManifest> NEWEST_FIRST =
      Comparator.comparing(SnapshotManifest::startTime)
          .thenComparing(SnapshotManifest::endTime)
          .reversed();

  /** A kind of period: what Kopia calls it, how many are kept, and since when they count. */
  private record Kind(
      String name, OptionalLong keep, Instant since, PeriodName periods, int rank) {}

  /** Names the period into which the snapshot at a place of the list falls. */
  private interface PeriodName {
    String of(int place, SnapshotManifest snapshot);
  }

  private final Set<String> taken = new HashSet<>();
  private final Map<String, Long> counts = new HashMap<>();
  private final List<Kind> kinds;

  private Retention(List<Kind> kinds) {
    this.kinds = kinds;
  }

  /**
   * Decides about all snapshots of one source.
   *
   * @param zone whose weeks and clock changes count; Kopia takes that of the machine
   * @return the newest first
   */
  public static List<Verdict> judge(
      List<SnapshotManifest> snapshots, RetentionPolicy policy, ZoneId zone) {
    var sorted = snapshots.stream().sorted(NEWEST_FIRST).toList();
    var newestComplete =
        sorted.stream()
            .filter(SnapshotManifest::isComplete)
            .map(SnapshotManifest::startTime)
            .findFirst()
            .orElse(Instant.EPOCH);
    var retention = new Retention(kinds(policy, newestComplete, zone));
    var verdicts = new ArrayList<Verdict>();
    boolean recent = true;
    for (int place = 0; place < sorted.size(); place++) {
      var snapshot = sorted.get(place);
      recent &= !snapshot.isComplete() && isRecent(place, snapshot, sorted.getFirst());
      verdicts.add(
          snapshot.isComplete()
              ? new Verdict(snapshot, retention.reasons(place, snapshot))
              : new Verdict(snapshot, recent ? List.of("incomplete") : List.of()));
    }
    return verdicts;
  }

  private static boolean isRecent(int place, SnapshotManifest snapshot, SnapshotManifest newest) {
    var age = Duration.between(snapshot.startTime(), newest.startTime());
    return age.compareTo(YOUNG) < 0 || place < FEW;
  }

  /** In the order in which they take names of periods; ranks are the order of the reasons. */
  private static List<Kind> kinds(RetentionPolicy policy, Instant newest, ZoneId zone) {
    return List.of(
        new Kind("latest", policy.effectiveLatest(), Instant.MIN, (place, _) -> "" + place, 1),
        new Kind(
            "annual",
            policy.annual(),
            GoCalendar.minusMonths(newest, 12 * policy.annual().orElse(0), zone),
            utc("yyyy"),
            6),
        new Kind(
            "monthly",
            policy.monthly(),
            GoCalendar.minusMonths(newest, policy.monthly().orElse(0), zone),
            utc("yyyy-MM"),
            5),
        new Kind(
            "weekly",
            policy.weekly(),
            GoCalendar.minusDays(newest, 7 * policy.weekly().orElse(0), zone),
            (_, snapshot) -> week(snapshot.startTime(), zone),
            4),
        new Kind(
            "daily",
            policy.daily(),
            GoCalendar.minusDays(newest, policy.daily().orElse(0), zone),
            utc("yyyy-MM-dd"),
            3),
        new Kind(
            "hourly",
            policy.hourly(),
            GoCalendar.minusHours(newest, policy.hourly().orElse(0)),
            utc("yyyy-MM-dd HH"),
            2));
  }

  private static PeriodName utc(String pattern) {
    var format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    return (_, snapshot) -> format.format(snapshot.startTime());
  }

  private static String week(Instant time, ZoneId zone) {
    var local = LocalDateTime.ofInstant(time, zone);
    return String.format(
        Locale.ROOT,
        "%04d-%02d",
        local.get(IsoFields.WEEK_BASED_YEAR),
        local.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private List<String> reasons(int place, SnapshotManifest snapshot) {
    var kept = new ArrayList<Kind>();
    for (var kind : kinds) {
      if (kind.keep().isEmpty() || snapshot.startTime().isBefore(kind.since())) {
        continue;
      }
      long count = counts.getOrDefault(kind.name(), 0L);
      var period = kind.periods().of(place, snapshot);
      if (count < kind.keep().getAsLong() && taken.add(period)) {
        counts.put(kind.name(), count + 1);
        kept.add(kind);
      }
    }
    return kept.stream()
        .sorted(Comparator.comparingInt(Kind::rank))
        .map(kind -> kind.name() + "-" + counts.get(kind.name()))
        .toList();
  }
}
