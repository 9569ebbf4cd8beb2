package io.hawser.functions.data;

import io.hawser.engine.function.Progress;
import io.hawser.engine.function.RunContext;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.restore.RestoreProgress;
import io.hawser.kopia.restore.RestoreResult.Problem;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Passes a restore's progress on to the run; reports the first entries that are left out. */
final class RestoreReport implements RestoreProgress {
  private static final int MOST_LINES = 10;

  private final RunContext run;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong files = new AtomicLong();
  private final AtomicLong problems = new AtomicLong();

  RestoreReport(RunContext run) {
    this.run = run;
  }

  @Override
  public void bytesWritten(long written) {
    show(bytes.addAndGet(written), files.get());
  }

  @Override
  public void restored(TreePath path) {
    show(bytes.get(), files.incrementAndGet());
  }

  @Override
  public void alreadyThere(TreePath path) {
    show(bytes.get(), files.incrementAndGet());
  }

  @Override
  public void problem(Problem problem) {
    if (problems.incrementAndGet() <= MOST_LINES) {
      run.report("'%s' was not restored: %s".formatted(problem.path(), problem.reason()));
    }
  }

  private void show(long doneBytes, long doneFiles) {
    run.progress(new Progress(doneBytes, OptionalLong.empty(), doneFiles, OptionalLong.empty()));
  }
}
