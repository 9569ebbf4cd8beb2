package io.hawser.kopia.format;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody is changing the repository's format (Kopia's format, section "Upgrade lock"). While it
 * is in force, nobody but its owner may touch the storage.
 */
public record UpgradeLock(
    String ownerId,
    Instant created,
    Duration advanceNotice,
    Duration ioDrainTimeout,
    Duration statusPollInterval,
    String message,
    Duration maxClockDrift) {

  /** True when others must keep away at this moment. */
  public boolean isInForce(Instant now) {
    var settling = maxClockDrift.plus(ioDrainTimeout.multipliedBy(2));
    return advanceNotice.compareTo(settling) < 0
        || !now.isBefore(created.plus(advanceNotice).minus(settling));
  }
}
