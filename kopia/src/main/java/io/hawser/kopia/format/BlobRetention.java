package io.hawser.kopia.format;

import java.time.Duration;

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
}
