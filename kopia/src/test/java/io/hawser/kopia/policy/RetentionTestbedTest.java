package io.hawser.kopia.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.SnapshotStats;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import io.hawser.kopia.snapshot.TestRepository;
import io.hawser.kopia.upload.KopiaCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random histories of many sources in one repository, of which Kopia and we keep the same. */
@Tag("testbed")
class RetentionTestbedTest {
  private static final int SOURCES = 110;
  private static final List<PolicyField> COUNTS =
      List.of(
          PolicyFields.KEEP_LATEST,
          PolicyFields.KEEP_HOURLY,
          PolicyFields.KEEP_DAILY,
          PolicyFields.KEEP_WEEKLY,
          PolicyFields.KEEP_MONTHLY,
          PolicyFields.KEEP_ANNUAL);

  @TempDir private Path temp;
  private Repository repository;

  @BeforeEach
  void create() throws Exception {
    repository =
        TestRepository.in(FileBlobs.create(temp.resolve("repo"), FileBlobs.DEFAULT_SHARDS));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @ParameterizedTest
  @CsvSource({"1, Europe/Berlin", "2, America/St_Johns", "3, Pacific/Apia"})
  void theSameSnapshotsSurviveForTheSameReasons(long seed, String zone) throws Exception {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < SOURCES; i++) {
      history(new SourceInfo("tester", "here", "/source/" + i), random);
    }
    repository.flush();
    var kopia = KopiaCommand.connect(temp.resolve("home"), temp.resolve("repo")).with("TZ", zone);

    var theirReasons =
        reasons(kopia.json("snapshot", "list", "--all", "--json", "--show-identical"));
    var expiry = new Expiry(repository, ZoneId.of(zone));
    var ourReasons = new TreeMap<String, List<String>>();
    var ourSurvivors = new TreeSet<String>();
    var judged = expiry.judgeAll();
    for (var verdicts : judged.values()) {
      for (var verdict : verdicts) {
        ourReasons.put(verdict.snapshot().id(), verdict.reasons());
        if (!verdict.isExpired()) {
          ourSurvivors.add(verdict.snapshot().id());
        }
      }
    }
    kopia.run("snapshot", "expire", "--all", "--delete");
    repository.refresh();
    var theirSurvivors = new TreeSet<String>();
    new Snapshots(repository).list().forEach(snapshot -> theirSurvivors.add(snapshot.id()));

    assertThat(judged).hasSize(SOURCES);
    assertThat(ourReasons).as("seed %d", seed).isEqualTo(theirReasons);
    assertThat(ourSurvivors).isEqualTo(theirSurvivors).hasSizeLessThan(ourReasons.size());
    assertThat(expiry.judgeAll().values())
        .allSatisfy(verdicts -> assertThat(verdicts).noneMatch(Verdict::isExpired));
  }

  private static Map<String, List<String>> reasons(JsonNode snapshots) {
    var reasons = new TreeMap<String, List<String>>();
    for (var snapshot : snapshots) {
      var texts = snapshot.path("retentionReason").valueStream().map(JsonNode::asText).toList();
      reasons.put(snapshot.path("id").asText(), texts);
    }
    return reasons;
  }

  private void history(SourceInfo source, SplittableRandom random) {
    var policy = PolicyDocument.EMPTY;
    for (var count : COUNTS) {
      if (random.nextInt(3) > 0) {
        policy = policy.with(count, (long) random.nextInt(random.nextInt(1, 60)));
      }
    }
    if (random.nextInt(12) == 0) {
      for (var count : COUNTS) {
        policy = policy.with(count, 0L);
      }
    }
    if (random.nextInt(3) == 0) {
      policy = policy.with(PolicyFields.NO_PARENT, true);
    }
    new Policies(repository).set(PolicyTarget.of(source), policy);
    var snapshots = new Snapshots(repository);
    long step = List.of(600L, 3600L, 20_000L, 86_400L, 500_000L, 3_000_000L).get(random.nextInt(6));
    var time = Instant.parse("2011-11-20T12:00:00Z").plusSeconds(random.nextLong(400_000_000L));
    int count = 1 + random.nextInt(50);
    for (int i = 0; i < count; i++) {
      // Never twice the same time: Kopia's order of such ones is not defined.
      time = time.plusSeconds(1 + random.nextLong(step)).plusNanos(random.nextInt(1000));
      var incomplete = random.nextInt(i > count - 5 ? 2 : 10) == 0 ? "checkpoint" : "";
      List<String> pins = random.nextInt(15) == 0 ? List.of("keep") : List.of();
      snapshots.save(snapshot(source, time, incomplete, pins));
    }
  }

  private static SnapshotManifest snapshot(
      SourceInfo source, Instant start, String incomplete, List<String> pins) {
    return new SnapshotManifest(
        "",
        source,
        "",
        start,
        start.plus(Duration.ofSeconds(5)),
        SnapshotStats.NONE,
        incomplete,
        Optional.empty(),
        Map.of(),
        pins);
  }
}
