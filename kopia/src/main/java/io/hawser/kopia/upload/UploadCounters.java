package io.hawser.kopia.upload;

import io.hawser.kopia.snapshot.SnapshotStats;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one upload, added to by all its threads. */
final class UploadCounters {
  final LongAdder totalSize = new LongAdder();
  final LongAdder filesRead = new LongAdder();
  final LongAdder cachedFiles = new LongAdder();
  final LongAdder directories = new LongAdder();
  final LongAdder excludedSize = new LongAdder();
  final LongAdder excludedFiles = new LongAdder();
  final LongAdder excludedDirectories = new LongAdder();
  final LongAdder ignoredErrors = new LongAdder();
  final LongAdder errors = new LongAdder();
  final LongAdder unsupported = new LongAdder();

  SnapshotStats stats() {
    return new SnapshotStats(
        totalSize.sum(),
        excludedSize.sum(),
        filesRead.sum(),
        cachedFiles.sum(),
        filesRead.sum(),
        directories.sum(),
        excludedFiles.sum(),
        excludedDirectories.sum(),
        ignoredErrors.sum(),
        errors.sum());
  }
}
