package io.hawser.kopia.content;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.index.IndexEntry;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Parts of packs that somebody has read in one go because many contents in them are wanted soon.
 * Holds what its callers hold: how much that is, is their business. Safe for use by many threads.
 */
final class HeldRanges {
  private record Start(BlobId pack, long offset) {}

  private final ConcurrentSkipListMap<Start, byte[]> ranges =
      new ConcurrentSkipListMap<>(
          Comparator.comparing(Start::pack).thenComparingLong(Start::offset));

  /** Holds the bytes until the answer is run; a range that starts at the same byte replaces it. */
  Runnable hold(BlobId pack, long offset, byte[] bytes) {
    var start = new Start(pack, offset);
    ranges.put(start, bytes);
    return () -> ranges.remove(start, bytes);
  }

  /** The sealed bytes of a content; null when no range has them. */
  byte @Nullable [] find(IndexEntry entry) {
    var upTo = new Start(entry.pack(), entry.packOffset());
    // Ranges of two windows may overlap: the nearest start need not be the one that reaches.
    for (var range : ranges.headMap(upTo, true).descendingMap().entrySet()) {
      if (!range.getKey().pack().equals(entry.pack())) {
        return null;
      }
      long from = entry.packOffset() - range.getKey().offset();
      long to = from + entry.packedLength();
      if (to <= range.getValue().length) {
        return Arrays.copyOfRange(range.getValue(), (int) from, (int) to);
      }
    }
    return null;
  }
}
