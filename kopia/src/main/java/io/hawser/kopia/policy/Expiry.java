package io.hawser.kopia.policy;

import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
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
    var policy = new Policies(repository).effective(PolicyTarget.of(source)).document();
    return Retention.judge(
        new Snapshots(repository).list(source), RetentionPolicy.of(policy), zone);
  }

  /** The sources that have snapshots, in Kopia's order. */
  public List<SourceInfo> sources() {
    return new Snapshots(repository)
        .list().stream()
            .map(snapshot -> snapshot.source())
            .distinct()
            .sorted(Comparator.comparing(SourceInfo::toString))
            .toList();
  }

  /**
   * Forgets the snapshots of a source that have expired; seen by others after the next flush.
   *
   * @return those that were forgotten
   */
  public List<Verdict> forgetExpired(SourceInfo source) {
    var expired = judge(source).stream().filter(Verdict::isExpired).collect(Collectors.toList());
    var snapshots = new Snapshots(repository);
    expired.forEach(verdict -> snapshots.forget(verdict.snapshot()));
    return expired;
  }
}
