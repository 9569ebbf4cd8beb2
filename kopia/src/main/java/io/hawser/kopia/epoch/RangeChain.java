package io.hawser.kopia.epoch;

import io.hawser.kopia.blob.BlobMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Index blobs that each stand for a range of epochs, put together without gap from epoch 0 on: the
 * chain that reaches furthest, and of those the one of the fewest pieces (Kopia's format, "Epoch
 * manager algorithm").
 */
record RangeChain(List<Range> ranges) {
  /** A complete set for the epochs from {@code first} to {@code last}. */
  record Range(long first, long last, List<BlobMetadata> blobs) {}

  private record Link(Range range, @Nullable Link next, long last, int pieces) {
    boolean beats(@Nullable Link other) {
      return other == null || last > other.last || (last == other.last && pieces < other.pieces);
    }
  }

  static RangeChain of(Collection<BlobMetadata> blobs) {
    // From the last start to the first, so that what may follow a range is known already.
    Map<Long, Link> best = new HashMap<>();
    var ranges = new ArrayList<>(complete(blobs));
    ranges.sort(Comparator.comparingLong(Range::first).reversed());
    for (var range : ranges) {
      var next = best.get(range.last + 1);
      var link =
          next == null
              ? new Link(range, null, range.last, 1)
              : new Link(range, next, next.last, next.pieces + 1);
      if (link.beats(best.get(range.first))) {
        best.put(range.first, link);
      }
    }
    var chain = new ArrayList<Range>();
    for (var link = best.get(0L); link != null; link = link.next) {
      chain.add(link.range);
    }
    return new RangeChain(List.copyOf(chain));
  }

  private static List<Range> complete(Collection<BlobMetadata> blobs) {
    Map<String, List<BlobMetadata>> byRange = new HashMap<>();
    for (var blob : blobs) {
      var parts = blob.id().name().split("_", 3);
      if (parts.length == 3) {
        byRange.computeIfAbsent(parts[0] + "_" + parts[1], key -> new ArrayList<>()).add(blob);
      }
    }
    var ranges = new ArrayList<Range>();
    byRange.forEach((name, members) -> {
      var first = BlobSets.epoch(name);
      var last = BlobSets.number(name.substring(name.indexOf('_') + 1));
      var set = BlobSets.firstComplete(members);
      if (first.isPresent()
          && last.isPresent()
          && first.getAsLong() <= last.getAsLong()
          && !set.isEmpty()) {
        ranges.add(new Range(first.getAsLong(), last.getAsLong(), set));
      }
    });
    return ranges;
  }
}
