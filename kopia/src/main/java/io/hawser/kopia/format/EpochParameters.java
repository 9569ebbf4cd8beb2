package io.hawser.kopia.format;

import java.time.Duration;

/**
 * How the index is kept in epochs (Kopia's format, section "Epoch parameters").
 *
 * @param refreshFrequency how old the view of the epochs may be
 * @param fullCheckpointFrequency how many epochs are put together into one range
 * @param cleanupSafetyMargin how long superseded blobs stay
 * @param minEpochDuration an epoch lasts at least so long
 * @param advanceOnCount more index blobs than this end an epoch
 * @param advanceOnTotalBytes so many bytes of index blobs end an epoch
 * @param deleteParallelism how many blobs are deleted at once
 */
public record EpochParameters(
    boolean enabled,
    Duration refreshFrequency,
    int fullCheckpointFrequency,
    Duration cleanupSafetyMargin,
    Duration minEpochDuration,
    int advanceOnCount,
    long advanceOnTotalBytes,
    int deleteParallelism) {

  /** No epochs, as in format version 1. */
  public static final EpochParameters DISABLED =
      new EpochParameters(false, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO, 0, 0, 0);

  /** Kopia's values for new repositories. */
  public static final EpochParameters DEFAULTS =
      new EpochParameters(
          true,
          Duration.ofMinutes(20),
          7,
          Duration.ofHours(4),
          Duration.ofDays(1),
          20,
          10 << 20,
          4);

  /**
   * Kopia writes no others. Not asked of what is read: an odd repository is still a repository.
   *
   * @throws IllegalArgumentException naming the parameter that is out of its range
   */
  void requireValid() {
    if (enabled) {
      require(advanceOnCount >= 10, "advance on count", advanceOnCount, "10");
      require(advanceOnTotalBytes >= 1 << 20, "advance on size", advanceOnTotalBytes, "1 MiB");
      require(fullCheckpointFrequency > 0, "checkpoint every", fullCheckpointFrequency, "1");
      require(
          minEpochDuration.compareTo(Duration.ofMinutes(10)) >= 0,
          "least epoch duration",
          minEpochDuration,
          "10 minutes");
      require(
          refreshFrequency.multipliedBy(3).compareTo(minEpochDuration) <= 0,
          "least epoch duration",
          minEpochDuration,
          "three times the refresh frequency");
      require(
          cleanupSafetyMargin.compareTo(refreshFrequency.multipliedBy(3)) >= 0,
          "cleanup safety margin",
          cleanupSafetyMargin,
          "three times the refresh frequency");
    }
  }

  private static void require(boolean valid, String what, Object value, String least) {
    if (!valid) {
      throw new IllegalArgumentException(
          "epoch parameter '%s' is %s, but must be at least %s".formatted(what, value, least));
    }
  }
}
