package io.hawser.kopia.ahead;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.repository.ContentLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Readings whose contents lie in one pack close to each other, so that one request brings them all.
 *
 * @param range from the first content's first byte to the last one's last
 */
record PackRun(ContentLocation range, List<Reading> readings) {
  /** A pack of Kopia's default size is one run. */
  static final int MAX_BYTES = 24 << 20;

  /** Up to here it is quicker to read what nobody wants than to ask again. */
  private static final int MAX_GAP_BYTES = 256 << 10;

  /**
   * Something to be done with an object.
   *
   * @param ended is run afterwards, also when the task is not
   */
  record Reading(ContentLocation location, Runnable task, Runnable ended) {}

  /** Puts readings in the order of packs and cuts them into runs. */
  static List<PackRun> plan(List<Reading> readings) {
    var sorted = new ArrayList<>(readings);
    sorted.sort(
        Comparator.comparing((Reading reading) -> reading.location().pack())
            .thenComparingInt(reading -> reading.location().offset()));
    var runs = new ArrayList<PackRun>();
    int first = 0;
    long end = 0;
    for (int i = 0; i < sorted.size(); i++) {
      var start = sorted.get(first).location();
      var next = sorted.get(i).location();
      boolean joins =
          i == first
              || (next.pack().equals(start.pack())
                  && next.offset() <= end + MAX_GAP_BYTES
                  && end(next) - start.offset() <= MAX_BYTES);
      if (!joins) {
        runs.add(of(sorted.subList(first, i), end));
        first = i;
      }
      end = first == i ? end(next) : Math.max(end, end(next));
    }
    if (!sorted.isEmpty()) {
      runs.add(of(sorted.subList(first, sorted.size()), end));
    }
    return runs;
  }

  private static PackRun of(List<Reading> readings, long end) {
    var start = readings.getFirst().location();
    BlobId pack = start.pack();
    int length = (int) (end - start.offset());
    return new PackRun(new ContentLocation(pack, start.offset(), length), List.copyOf(readings));
  }

  private static long end(ContentLocation location) {
    return (long) location.offset() + location.length();
  }
}
