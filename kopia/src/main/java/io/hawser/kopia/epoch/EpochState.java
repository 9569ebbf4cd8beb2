package io.hawser.kopia.epoch;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobMetadata;
import io.hawser.kopia.blob.BlobStorage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the listing of a repository says about its epochs.
 *
 * @param writeEpoch the epoch that new indexes go to
 * @param watermarkSeconds see {@link IndexBlobs.Active}
 * @param merged of each epoch the complete set that one client made of it
 * @param validUntil others may have removed blobs of this state after that time
 */
record EpochState(
    long writeEpoch,
    long watermarkSeconds,
    Map<Long, List<BlobMetadata>> merged,
    RangeChain chain,
    Instant validUntil) {
  static final String UNMERGED = "xn";
  static final String MERGED = "xs";
  static final String RANGE = "xr";
  static final String MARKER = "xe";
  static final String WATERMARK = "xw";

  static EpochState load(BlobStorage storage, Instant validUntil) {
    long writeEpoch = greatest(storage, MARKER).orElse(0);
    long watermark = greatest(storage, WATERMARK).orElse(Long.MIN_VALUE);
    Map<Long, List<BlobMetadata>> byEpoch = new HashMap<>();
    for (var blob : list(storage, MERGED)) {
      BlobSets.epoch(blob.id().name())
          .ifPresent(epoch -> byEpoch.computeIfAbsent(epoch, key -> new ArrayList<>()).add(blob));
    }
    byEpoch.replaceAll((epoch, blobs) -> BlobSets.firstComplete(blobs));
    byEpoch.values().removeIf(List::isEmpty);
    var chain = RangeChain.of(list(storage, RANGE));
    return new EpochState(writeEpoch, watermark, byEpoch, chain, validUntil);
  }

  /** The blobs that hold every entry of the repository. */
  List<BlobId> active(BlobStorage storage) {
    var active = new ArrayList<BlobMetadata>();
    long start = 0;
    for (var range : chain.ranges()) {
      if (range.last() > start) {
        active.addAll(range.blobs());
        start = range.last() + 1;
      }
    }
    for (long epoch = start; epoch <= writeEpoch + 1; epoch++) {
      var set = merged.get(epoch);
      active.addAll(isSettled(epoch) && set != null ? set : unmerged(storage, epoch));
    }
    return active.stream().map(BlobMetadata::id).distinct().toList();
  }

  /** True when no client writes to the epoch any more. */
  boolean isSettled(long epoch) {
    return epoch <= writeEpoch - 2;
  }

  static List<BlobMetadata> unmerged(BlobStorage storage, long epoch) {
    return list(storage, UNMERGED + epoch + "_");
  }

  private static OptionalLong greatest(BlobStorage storage, String prefix) {
    return list(storage, prefix).stream()
        .map(blob -> BlobSets.number(blob.id().name().substring(prefix.length())))
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .max();
  }

  private static List<BlobMetadata> list(BlobStorage storage, String prefix) {
    var blobs = new ArrayList<BlobMetadata>();
    storage.list(prefix, blobs::add);
    return blobs;
  }
}
