package io.hawser.kopia.upload;

import io.hawser.kopia.snapshot.SnapshotManifest;

/**
 * What came of an upload.
 *
 * @param snapshot as it was saved; canceled when its {@code incomplete} says so. The one before
 *     when nothing has changed since and the policy says not to save it again
 * @param saved false in that case
 * @param unsupported devices, sockets and FIFOs that were left out
 */
public record UploadResult(SnapshotManifest snapshot, boolean saved, long unsupported) {
  /** True when nothing is missing that should be there. */
  public boolean isWhole() {
    return snapshot.isComplete() && snapshot.stats().errors() == 0;
  }
}
