package io.hawser.kopia.blob;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Puts a lock on each blob that it writes, of those kinds that Kopia locks: contents, indexes and
 * the format (Kopia's format, section "S3 provider"). Session markers, logs and the schedule of
 * maintenance stay free, as they are meant to go soon.
 */
public final class LockedBlobs extends ForwardingBlobs {
  private static final List<String> KINDS =
      List.of("p", "q", "x", "n", "kopia.repository", "kopia.blobcfg");

  private final BlobLock.Mode mode;
  private final Duration period;
  private final InstantSource clock;

  /**
   * @param period from the moment in which a blob is written or its lock is extended
   * @throws BlobException of kind {@code OTHER} when the storage has no locks
   */
  public LockedBlobs(
      BlobStorage storage, BlobLock.Mode mode, Duration period, InstantSource clock) {
    super(storage);
    if (!storage.hasLocks()) {
      throw BlobParts.noLocks(storage);
    }
    this.mode = mode;
    this.period = period;
    this.clock = clock;
  }

  /** True for a blob of a kind that gets locks. */
  public static boolean isLockedKind(BlobId id) {
    return KINDS.stream().anyMatch(id::hasPrefix);
  }

  /** Locks a blob anew, for the whole period from now on; never shortens a lock. */
  public void extend(BlobId id) {
    storage.extendLock(id, lock());
  }

  /** Rounded up: a lock must not end before its period. */
  private BlobLock lock() {
    var until = clock.instant().plus(period);
    var seconds = until.truncatedTo(ChronoUnit.SECONDS);
    return new BlobLock(mode, seconds.equals(until) ? seconds : seconds.plusSeconds(1));
  }

  @Override
  public void put(BlobId id, ByteBuffer... parts) {
    if (isLockedKind(id)) {
      storage.putLocked(id, lock(), parts);
    } else {
      storage.put(id, parts);
    }
  }
}
