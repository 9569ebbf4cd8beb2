package io.hawser.kopia.upload;

import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.snapshot.DirectoryWriter;
import io.hawser.kopia.snapshot.Summary;
import io.hawser.kopia.snapshot.Summary.EntryError;
import io.hawser.kopia.snapshot.SummaryBuilder;
import java.util.ArrayDeque;

/**
 * Puts the entries of a directory into its object in order, while later ones are still being read.
 * Whoever adds waits for the oldest when {@link #LIMIT} are on their way.
 */
final class EntryQueue implements AutoCloseable {
  static final int LIMIT = 256;

  /** A finished directory. */
  record Finished(ObjectId object, Summary summary) {}

  private record Waiting(FileName name, Outcome.Pending outcome) {}

  private final UploadJob job;
  private final TreePath path;
  private final DirectoryWriter writer;
  private final SummaryBuilder summary = new SummaryBuilder();
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

  EntryQueue(UploadJob job, TreePath path, SourcePolicy policy) {
    this.job = job;
    this.path = path;
    this.writer = new DirectoryWriter(job.repository.write(policy.metadata("k", "DIR:" + path)));
  }

  void add(FileName name, Outcome.Pending outcome) throws InterruptedException {
    waiting.add(new Waiting(name, outcome));
    if (waiting.size() >= LIMIT) {
      take(waiting.remove());
    }
  }

  Finished finish(long directoryMtimeNanos) throws InterruptedException {
    while (!waiting.isEmpty()) {
      take(waiting.remove());
    }
    var built = summary.build(directoryMtimeNanos, job.incomplete());
    return new Finished(writer.finish(built), built);
  }

  private void take(Waiting entry) throws InterruptedException {
    switch (entry.outcome().get()) {
      case Outcome.Stored(var stored) -> {
        writer.add(stored);
        summary.add(stored);
      }
      case Outcome.Failed(var reason, var ignored) -> {
        var failed = path.child(entry.name());
        (ignored ? job.counters.ignoredErrors : job.counters.errors).increment();
        job.progress.failed(failed, reason);
        summary.addError(new EntryError(failed.text(), reason), ignored);
      }
      case Outcome.LeftOut() -> {}
    }
  }

  /** After a failure, waits for the files on their way: they use the directory, which is closed. */
  @Override
  public void close() {
    if (!waiting.isEmpty()) {
      job.abort();
      waiting.forEach(EntryQueue::awaitEnd);
    }
    writer.close();
  }

  private static void awaitEnd(Waiting entry) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        entry.outcome().get();
        ended = true;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (RuntimeException | Error e) {
        // The first failure is on its way to the caller; this one is of the same cause or later.
        ended = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
