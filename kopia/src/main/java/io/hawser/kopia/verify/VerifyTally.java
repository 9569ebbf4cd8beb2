package io.hawser.kopia.verify;

import io.hawser.kopia.verify.VerifyResult.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one verification, added to by all its threads. Keeps the first hundred problems. */
final class VerifyTally {
  private static final int MAX_PROBLEMS = 100;

  final LongAdder directories = new LongAdder();
  final LongAdder files = new LongAdder();
  final LongAdder filesRead = new LongAdder();
  final LongAdder bytesRead = new LongAdder();
  private final List<Problem> problems = new ArrayList<>();
  private long problemCount;

  synchronized void problem(String path, String reason) {
    problemCount++;
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new Problem(path, reason));
    }
  }

  synchronized VerifyResult result() {
    return new VerifyResult(
        directories.sum(), files.sum(), filesRead.sum(), bytesRead.sum(), problemCount, problems);
  }
}
