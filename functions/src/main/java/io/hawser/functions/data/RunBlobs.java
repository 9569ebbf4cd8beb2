package io.hawser.functions.data;

import io.hawser.engine.function.RunContext;
import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobObserver;
import io.hawser.kopia.blob.BlobOperation;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run sees of its repository's storage: each call is a heartbeat, what is tried again is
 * told, and each write of a blob is a point where a test may kill the process, before and after.
 */
record RunBlobs(RunContext run) implements BlobObserver {
  @Override
  public void before(BlobOperation operation, String name) {
    run.heartbeat();
    if (isChange(operation)) {
      run.faultPoint("blob.before.%s %s".formatted(operation, name));
    }
  }

  @Override
  public void after(
      BlobOperation operation,
      String name,
      long bytes,
      Duration took,
      Optional<BlobException> error) {
    if (isChange(operation)) {
      run.faultPoint("blob.after.%s %s".formatted(operation, name));
    }
  }

  private static boolean isChange(BlobOperation operation) {
    return operation == BlobOperation.PUT || operation == BlobOperation.DELETE;
  }

  @Override
  public void retrying(BlobException error, Duration pause) {
    run.report("%s; again in %d ms".formatted(error.getMessage(), pause.toMillis()));
  }
}
