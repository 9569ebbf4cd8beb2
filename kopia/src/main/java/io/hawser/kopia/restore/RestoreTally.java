package io.hawser.kopia.restore;

import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.restore.RestoreResult.Kind;
import io.hawser.kopia.restore.RestoreResult.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one restore, added to by all its threads. Keeps the first hundred problems. */
final class RestoreTally {
  private static final int MAX_PROBLEMS = 100;

  final LongAdder files = new LongAdder();
  final LongAdder directories = new LongAdder();
  final LongAdder symlinks = new LongAdder();
  final LongAdder bytes = new LongAdder();
  final LongAdder alreadyThere = new LongAdder();
  final LongAdder ownersNotSet = new LongAdder();
  private final LongAdder problemCount = new LongAdder();
  private final List<Problem> problems = new ArrayList<>();
  private final RestoreProgress progress;

  RestoreTally(RestoreProgress progress) {
    this.progress = progress;
  }

  void problem(Kind kind, String path, String reason) {
    var problem = new Problem(kind, path, reason);
    problemCount.increment();
    synchronized (problems) {
      if (problems.size() < MAX_PROBLEMS) {
        problems.add(problem);
      }
    }
    progress.problem(problem);
  }

  void problem(Kind kind, TreePath path, String reason) {
    problem(kind, path.toString(), reason);
  }

  void owned(boolean set) {
    if (!set) {
      ownersNotSet.increment();
    }
  }

  RestoreResult result() {
    synchronized (problems) {
      return new RestoreResult(
          files.sum(),
          directories.sum(),
          symlinks.sum(),
          bytes.sum(),
          alreadyThere.sum(),
          ownersNotSet.sum(),
          problemCount.sum(),
          problems);
    }
  }
}
