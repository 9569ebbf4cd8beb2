package io.hawser.kopia.epoch;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobException.Kind;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobMetadata;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.format.EpochParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Index blobs of formats 2 and 3: each is written to the current epoch and never changed. An epoch
 * that lies two behind the current one gets no more blobs and may be merged. A client may trust
 * what it knows of epochs only for the refresh period, hence the checks before and after each write
 * (Kopia's format, "Epoch manager algorithm").
 */
public final class EpochIndexBlobs implements IndexBlobs {
  private static final int ATTEMPTS = 10;
  private static final byte[] MARKER_BODY = "epoch-marker".getBytes(StandardCharsets.US_ASCII);

  private final BlobStorage storage;
  private final SealedBlobs sealed;
  private final EpochParameters parameters;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable EpochState state;

  public EpochIndexBlobs(
      BlobStorage storage, SealedBlobs sealed, EpochParameters parameters, Clock clock) {
    this.storage = storage;
    this.sealed = sealed;
    this.parameters = parameters;
    this.clock = clock;
  }

  @Override
  public Active active() {
    for (int i = 0; i < ATTEMPTS; i++) {
      var current = load();
      var ids = current.active(storage);
      if (clock.instant().isBefore(current.validUntil())) {
        return new Active(ids, current.watermarkSeconds());
      }
    }
    throw tooSlow("listing indexes took");
  }

  @Override
  public List<BlobId> write(List<byte[]> shards, String session) {
    var suffix = "-" + session + "-c" + shards.size();
    var written = new ArrayList<BlobId>();
    long epoch = -1;
    for (int i = 0; i < ATTEMPTS; i++) {
      var current = stateForWriting();
      if (current.writeEpoch() != epoch) {
        written.forEach(storage::delete);
        written.clear();
        epoch = current.writeEpoch();
      }
      var prefix = EpochState.UNMERGED + epoch + "_";
      while (written.size() < shards.size() && clock.instant().isBefore(current.validUntil())) {
        written.add(sealed.put(prefix, shards.get(written.size()), suffix));
      }
      if (written.size() == shards.size()) {
        // Another client may have moved on while we wrote. One epoch is no harm, readers look
        // there.
        if (load().writeEpoch() < epoch + 2) {
          return written;
        }
        break;
      }
    }
    written.forEach(storage::delete);
    throw tooSlow("writing an index took");
  }

  /**
   * Begins a new epoch when the current one has grown enough, as Kopia's maintenance does.
   *
   * @return true when a new epoch began
   */
  public boolean advanceIfDue() {
    var current = load();
    if (!isDue(EpochState.unmerged(storage, current.writeEpoch()), parameters)) {
      return false;
    }
    storage.put(
        new BlobId(EpochState.MARKER + (current.writeEpoch() + 1)), ByteBuffer.wrap(MARKER_BODY));
    load();
    return true;
  }

  static boolean isDue(List<BlobMetadata> blobs, EpochParameters parameters) {
    if (blobs.isEmpty()) {
      return false;
    }
    var first = blobs.stream().map(BlobMetadata::timestamp).min(Instant::compareTo).orElseThrow();
    var last = blobs.stream().map(BlobMetadata::timestamp).max(Instant::compareTo).orElseThrow();
    long bytes = blobs.stream().mapToLong(BlobMetadata::length).sum();
    return Duration.between(first, last).compareTo(parameters.minEpochDuration()) >= 0
        && (blobs.size() >= parameters.advanceOnCount()
            || bytes >= parameters.advanceOnTotalBytes());
  }

  /** A state that is good for three quarters of its time at least. */
  private EpochState stateForWriting() {
    lock.lock();
    try {
      var needed = parameters.refreshFrequency().multipliedBy(3).dividedBy(4);
      if (state != null && clock.instant().plus(needed).isBefore(state.validUntil())) {
        return state;
      }
    } finally {
      lock.unlock();
    }
    return load();
  }

  private EpochState load() {
    for (int i = 0; i < ATTEMPTS; i++) {
      var validUntil = clock.instant().plus(parameters.refreshFrequency());
      var loaded = EpochState.load(storage, validUntil);
      if (clock.instant().isBefore(validUntil)) {
        lock.lock();
        try {
          state = loaded;
        } finally {
          lock.unlock();
        }
        return loaded;
      }
    }
    throw tooSlow("listing epochs took");
  }

  private BlobException tooSlow(String what) {
    return new BlobException(
        Kind.TRANSIENT,
        "%s longer than indexes of '%s' stay valid (%s); try again when the storage is faster"
            .formatted(what, storage.describe(), parameters.refreshFrequency()),
        null);
  }
}
