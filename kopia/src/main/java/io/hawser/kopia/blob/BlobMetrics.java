package io.hawser.kopia.blob;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a storage was asked and what came of it; around {@link ObservedBlobs}. */
public final class BlobMetrics implements BlobObserver {
  private final Map<BlobOperation, Counters> counters = new EnumMap<>(BlobOperation.class);

  private record Counters(LongAdder calls, LongAdder errors, LongAdder bytes, LongAdder nanos) {}

  /**
   * Sums since the start.
   *
   * @param errors calls that ended in an error; part of {@code calls}
   * @param bytes read or written
   * @param took the time of all calls together, also of those that ran at once
   */
  public record Totals(long calls, long errors, long bytes, Duration took) {}

  public BlobMetrics() {
    for (var operation : BlobOperation.values()) {
      counters.put(
          operation,
          new Counters(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()));
    }
  }

  @Override
  public void after(
      BlobOperation operation,
      String name,
      long bytes,
      Duration took,
      Optional<BlobException> error) {
    var of = counters(operation);
    of.calls.increment();
    of.bytes.add(bytes);
    of.nanos.add(took.toNanos());
    if (error.isPresent()) {
      of.errors.increment();
    }
  }

  public Totals totals(BlobOperation operation) {
    var of = counters(operation);
    return new Totals(
        of.calls.sum(), of.errors.sum(), of.bytes.sum(), Duration.ofNanos(of.nanos.sum()));
  }

  private Counters counters(BlobOperation operation) {
    var found = counters.get(operation);
    if (found == null) {
      throw new IllegalStateException("no counters for " + operation);
    }
    return found;
  }
}
