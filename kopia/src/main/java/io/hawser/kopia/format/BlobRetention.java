package io.hawser.kopia.format;

import io.hawser.kopia.blob.BlobLock;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.blob.LockedBlobs;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How long the storage must refuse to delete a blob (S3 object lock); Kopia keeps it in {@code
 * kopia.blobcfg}.
 *
 * @param mode {@code GOVERNANCE} or {@code COMPLIANCE}, empty for none
 */
public record BlobRetention(String mode, Duration period) {
  public static final BlobRetention NONE = new BlobRetention("", Duration.ZERO);

  private static final Duration LEAST = Duration.ofDays(1);

  public BlobRetention {
    if (mode.isEmpty() != period.isZero()) {
      throw new IllegalArgumentException("a retention needs both a mode and a period");
    }
    if (!mode.isEmpty() && !mode.equals("GOVERNANCE") && !mode.equals("COMPLIANCE")) {
      throw new IllegalArgumentException(
          "retention mode '%s' is neither GOVERNANCE nor COMPLIANCE".formatted(mode));
    }
    if (!mode.isEmpty() && period.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "a retention period is at least a day, not %s".formatted(period));
    }
  }

  public boolean isEnabled() {
    return !mode.isEmpty();
  }

  /**
   * The storage with a lock on what is written from now on; as it is when there is no retention.
   *
   * @throws io.hawser.kopia.blob.BlobException of kind {@code OTHER} when it has no locks
   */
  public BlobStorage over(BlobStorage storage, InstantSource clock) {
    return isEnabled()
        ? new LockedBlobs(storage, BlobLock.Mode.valueOf(mode), period, clock)
        : storage;
  }
}
