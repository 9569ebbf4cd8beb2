package io.hawser.kopia.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.SnapshotStats;
import io.hawser.kopia.snapshot.SourceInfo;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Expectations are Kopia's; random histories are compared in {@link RetentionTestbedTest}. */
class RetentionTest {
  private static final PolicyDocument NONE =
      PolicyDocument.EMPTY
          .with(PolicyFields.KEEP_LATEST, 0L)
          .with(PolicyFields.KEEP_HOURLY, 0L)
          .with(PolicyFields.KEEP_DAILY, 0L)
          .with(PolicyFields.KEEP_WEEKLY, 0L)
          .with(PolicyFields.KEEP_MONTHLY, 0L)
          .with(PolicyFields.KEEP_ANNUAL, 0L);

  @Test
  void theNewestOfEachPeriodIsKept() {
    var policy = NONE.with(PolicyFields.KEEP_LATEST, 2L).with(PolicyFields.KEEP_DAILY, 2L);

    assertThat(
            reasons(
                policy,
                "2024-03-02T08:00:00Z",
                "2024-03-03T08:00:00Z",
                "2024-03-03T09:00:00Z",
                "2024-03-04T08:00:00Z"))
        .containsExactly("latest-1,daily-1", "latest-2,daily-2", "", "");
  }

  @Test
  void whatIsOlderThanThePeriodsAskedForIsNotKept() {
    var policy = NONE.with(PolicyFields.KEEP_DAILY, 3L);

    assertThat(reasons(policy, "2024-03-01T00:00:00Z", "2024-03-04T00:00:01Z"))
        .containsExactly("daily-1", "");
  }

  @Test
  void withoutAnyNumberNothingExpires() {
    assertThat(reasons(NONE, "2001-01-01T00:00:00Z", "2024-01-01T00:00:00Z"))
        .containsExactly("latest-1", "latest-2");
  }

  @Test
  void aMonthAndAWeekOfTheSameNameAreOnePeriod() {
    var policy = NONE.with(PolicyFields.KEEP_MONTHLY, 5L).with(PolicyFields.KEEP_WEEKLY, 50L);

    // The week 2024-05 begins on January 29; the month of that name was taken by May 20.
    assertThat(reasons(policy, "2024-01-30T00:00:00Z", "2024-05-20T00:00:00Z"))
        .containsExactly("weekly-1,monthly-1", "monthly-2");
  }

  @Test
  void weeksBeginByTheTimeOfTheZone() {
    var policy = NONE.with(PolicyFields.KEEP_WEEKLY, 5L);
    var sunday = "2024-03-10T10:30:00Z";
    var later = "2024-03-10T11:30:00Z";

    assertThat(reasons(policy, ZoneOffset.UTC, sunday, later)).containsExactly("weekly-1", "");
    assertThat(reasons(policy, ZoneId.of("Pacific/Auckland"), sunday, later))
        .containsExactly("weekly-1", "weekly-2");
  }

  @Test
  void incompleteOnesAreKeptWhileYoungOrFewAndNewerThanTheLastCompleteOne() {
    var policy = NONE.with(PolicyFields.KEEP_LATEST, 2L);
    var verdicts =
        Retention.judge(
            List.of(
                snapshot("2024-03-01T00:00:00Z", "checkpoint"),
                snapshot("2024-03-02T00:00:00Z", ""),
                snapshot("2024-03-03T00:00:00Z", "canceled"),
                snapshot("2024-03-04T00:00:00Z", "checkpoint"),
                snapshot("2024-03-04T09:00:00Z", "checkpoint"),
                snapshot("2024-03-04T10:00:00Z", "checkpoint")),
            RetentionPolicy.of(policy),
            ZoneOffset.UTC);

    // The complete one is the fifth of all, and so has that place among the latest.
    assertThat(texts(verdicts))
        .containsExactly("incomplete", "incomplete", "incomplete", "", "latest-1", "");
  }

  @Test
  void aPinKeepsWhatNoReasonDoes() {
    var policy = RetentionPolicy.of(NONE.with(PolicyFields.KEEP_LATEST, 1L));
    var old = snapshot("2020-01-01T00:00:00Z", "");

    var verdicts =
        Retention.judge(
            List.of(old.withPins(List.of("audit")), old, snapshot("2024-01-01T00:00:00Z", "")),
            policy,
            ZoneOffset.UTC);

    assertThat(verdicts).extracting(Verdict::isExpired).containsExactly(false, false, true);
  }

  @Test
  void daysThatAMonthDoesNotHaveRunOnIntoTheNext() {
    var leapDay = Instant.parse("2024-02-29T12:00:00Z");
    var gap = Instant.parse("2024-04-07T00:30:00Z");

    assertThat(GoCalendar.minusMonths(leapDay, 12, ZoneOffset.UTC))
        .isEqualTo("2023-03-01T12:00:00Z");
    assertThat(GoCalendar.minusMonths(Instant.parse("2024-03-31T00:00:00Z"), 1, ZoneOffset.UTC))
        .isEqualTo("2024-03-02T00:00:00Z");
    // 02:30 of that Sunday does not exist in Berlin.
    assertThat(GoCalendar.minusDays(gap, 7, ZoneId.of("Europe/Berlin")))
        .isEqualTo("2024-03-31T01:30:00Z");
    // And on this one it comes twice.
    assertThat(
            GoCalendar.minusDays(
                Instant.parse("2024-11-03T01:30:00Z"), 7, ZoneId.of("Europe/Berlin")))
        .isEqualTo("2024-10-27T01:30:00Z");
    assertThat(GoCalendar.minusMonths(leapDay, Integer.MAX_VALUE * 12L, ZoneOffset.UTC))
        .isBefore(Instant.EPOCH);
  }

  private static List<String> reasons(PolicyDocument policy, String... times) {
    return reasons(policy, ZoneOffset.UTC, times);
  }

  /** Of snapshots at these times, the newest first. */
  private static List<String> reasons(PolicyDocument policy, ZoneId zone, String... times) {
    var snapshots = Arrays.stream(times).map(time -> snapshot(time, "")).toList();
    return texts(Retention.judge(snapshots, RetentionPolicy.of(policy), zone));
  }

  private static List<String> texts(List<Verdict> verdicts) {
    return verdicts.stream().map(verdict -> String.join(",", verdict.reasons())).toList();
  }

  private static SnapshotManifest snapshot(String time, String incomplete) {
    return new SnapshotManifest(
        time,
        new SourceInfo("user", "host", "/path"),
        "",
        Instant.parse(time),
        Instant.parse(time),
        SnapshotStats.NONE,
        incomplete,
        Optional.empty(),
        Map.of(),
        List.of());
  }
}
