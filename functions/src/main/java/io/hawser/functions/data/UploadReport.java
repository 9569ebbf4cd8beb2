package io.hawser.functions.data;

import io.hawser.engine.function.Progress;
import io.hawser.engine.function.RunContext;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.upload.UploadProgress;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Passes an upload's progress on to the run; reports the first entries that cannot be read. */
final class UploadReport implements UploadProgress {
  private static final int MOST_LINES = 10;

  private final RunContext run;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong files = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();

  UploadReport(RunContext run) {
    this.run = run;
  }

  @Override
  public void bytesRead(long read) {
    show(bytes.addAndGet(read), files.get());
  }

  @Override
  public void fileUploaded(TreePath path, long size) {
    show(bytes.get(), files.incrementAndGet());
  }

  @Override
  public void fileReused(TreePath path, long size) {
    show(bytes.addAndGet(size), files.incrementAndGet());
  }

  @Override
  public void failed(TreePath path, String reason) {
    if (failures.incrementAndGet() <= MOST_LINES) {
      run.report("'%s' is not in the snapshot: %s".formatted(path, reason));
    }
  }

  @Override
  public void warning(String text) {
    run.report(text);
  }

  private void show(long doneBytes, long doneFiles) {
    run.progress(new Progress(doneBytes, OptionalLong.empty(), doneFiles, OptionalLong.empty()));
  }
}
