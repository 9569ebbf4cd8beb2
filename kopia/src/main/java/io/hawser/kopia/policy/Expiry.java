package io.hawser.kopia.policy;

import io.hawser.kopia.repository.ManifestEntry;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Applies retention to the snapshots of a repository, each source by its own policy. */
public final class Expiry {
  private final Repository repository;
  private final ZoneId zone;

  /**
   * @param zone see {@link Retention#judge}
   */
  public Expiry(Repository repository, ZoneId zone) {
    this.repository = repository;
    this.zone = zone;
  }

  /** What retention says of every snapshot of one source, the newest first. */
  public List<Verdict> judge(SourceInfo source) {
    return judge(source, new Snapshots(repository).list(source), policies());
  }

  /** The same of all sources, in Kopia's order. */
  public Map<SourceInfo, List<Verdict>> judgeAll() {
    var policies = policies();
    var bySource =
        new Snapshots(repository)
            .list().stream()
                .collect(
                    Collectors.groupingBy(
                        SnapshotManifest::source,
                        () -> new TreeMap<>(SourceInfo.BY_TEXT),
                        Collectors.toList()));
    var verdicts = new TreeMap<SourceInfo, List<Verdict>>(SourceInfo.BY_TEXT);
    bySource.forEach(
        (source, snapshots) -> verdicts.put(source, judge(source, snapshots, policies)));
    return verdicts;
  }

  private List<ManifestEntry> policies() {
    return new Policies(repository).manifests();
  }

  private List<Verdict> judge(
      SourceInfo source, List<SnapshotManifest> snapshots, List<ManifestEntry> policies) {
    var policy = Policies.effective(PolicyTarget.of(source), policies).document();
    return Retention.judge(snapshots, RetentionPolicy.of(policy), zone);
  }

  /**
   * Forgets the snapshots of a source that have expired; seen by others after the next flush.
   *
   * @return those that were forgotten
   */
  public List<SnapshotManifest> forgetExpired(SourceInfo source) {
    var expired = judge(source).stream().filter(Verdict::isExpired).map(Verdict::snapshot).toList();
    var snapshots = new Snapshots(repository);
    expired.forEach(snapshots::forget);
    return expired;
  }
}
