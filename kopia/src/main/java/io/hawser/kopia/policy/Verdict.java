package io.hawser.kopia.policy;

import io.hawser.kopia.snapshot.SnapshotManifest;
import java.util.List;

/**
 * What retention says of a snapshot.
 *
 * @param reasons why it is kept, such as {@code latest-1} or {@code monthly-3}
 */
public record Verdict(SnapshotManifest snapshot, List<String> reasons) {
  public Verdict {
    reasons = List.copyOf(reasons);
  }

  /** Pins keep a snapshot whatever the policy says. */
  public boolean isExpired() {
    return reasons.isEmpty() && snapshot.pins().isEmpty();
  }
}
