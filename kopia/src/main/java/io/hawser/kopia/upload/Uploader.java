package io.hawser.kopia.upload;

import io.hawser.kopia.file.DirectoryHandle;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileStatus;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot of a directory. Files that have not changed since the last snapshot of the same
 * source (same time, size, mode and owner) are taken over without being read, as Kopia does.
 *
 * <p>Used for one upload at a time; {@link #cancel} may be called by any thread. Memory: per file
 * being read one chunk and 0.5 MiB, per directory being walked what {@link DirectoryUpload} says.
 */
public final class Uploader {
  private final Repository repository;
  private final FileTree files;
  private final UploadOptions options;
  private final UploadProgress progress;
  private final Clock clock;
  private volatile @Nullable UploadJob running;

  public Uploader(
      Repository repository,
      FileTree files,
      UploadOptions options,
      UploadProgress progress,
      Clock clock) {
    this.repository = repository;
    this.files = files;
    this.options = options;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Uploads, saves the snapshot and makes it visible. Entries that cannot be read are left out and
   * counted in its stats; they do not stop the rest.
   *
   * @throws IOException when the directory itself cannot be read; then there is no snapshot
   * @throws InterruptedException when the thread is interrupted; then there is no snapshot
   */
  public UploadResult upload(SourceInfo source, Path directory, SnapshotDetails details)
      throws IOException, InterruptedException {
    var start = clock.instant();
    var rules = TreeRules.of(repository, source, files);
    var previous = previous(source);
    try (var handle = files.open(directory);
        var job = new UploadJob(repository, parallelism(rules), options.filter(), progress)) {
      running = job;
      var root = walk(job, handle, FileName.of(source.rootName()), rules, previous);
      var same = previous.stream().findFirst().filter(newest -> isRoot(newest, root));
      if (rules.ignoresIdentical() && same.isPresent()) {
        return new UploadResult(same.get(), false, job.counters.unsupported.sum());
      }
      var manifest = manifest(source, details, start, job, root);
      var saved = new Snapshots(repository).save(manifest);
      repository.flush();
      return new UploadResult(saved, true, job.counters.unsupported.sum());
    } finally {
      running = null;
    }
  }

  /** Ends the running upload soon; what it has by then is saved as a {@code canceled} snapshot. */
  public void cancel() {
    var job = running;
    if (job != null) {
      job.cancel();
    }
  }

  /** On a thread whose stack is made for deep trees. */
  private DirectoryEntry walk(
      UploadJob job,
      DirectoryHandle handle,
      FileName name,
      TreeRules rules,
      List<SnapshotManifest> previous)
      throws IOException, InterruptedException {
    var status = handle.status();
    var upload = new DirectoryUpload(job, handle, TreePath.ROOT, rules);
    var walk = job.walkers.submit(() -> walkRoot(job, upload, name, status, roots(previous)));
    try {
      return switch (Outcome.result(walk)) {
        case RootOutcome.Stored(var entry) -> entry;
        case RootOutcome.Unreadable(var error) -> throw error;
      };
    } finally {
      awaitEnd(job, walk);
    }
  }

  private sealed interface RootOutcome {
    record Stored(DirectoryEntry entry) implements RootOutcome {}

    record Unreadable(IOException error) implements RootOutcome {}
  }

  private static RootOutcome walkRoot(
      UploadJob job,
      DirectoryUpload upload,
      FileName name,
      FileStatus status,
      List<ObjectId> previous)
      throws InterruptedException {
    job.counters.directories.increment();
    try {
      return new RootOutcome.Stored(upload.run(name, status, previous));
    } catch (IOException e) {
      return new RootOutcome.Unreadable(e);
    }
  }

  private static void awaitEnd(UploadJob job, Future<?> walk) {
    if (!walk.isDone()) {
      job.abort();
    }
  }

  /** The newest complete snapshot of the source, and the incomplete ones made since. */
  private List<SnapshotManifest> previous(SourceInfo source) {
    var newestFirst = new Snapshots(repository).list(source).reversed();
    var complete = newestFirst.stream().filter(SnapshotManifest::isComplete).findFirst();
    var since = newestFirst.stream().takeWhile(snapshot -> !snapshot.isComplete());
    return Stream.concat(complete.stream(), since).toList();
  }

  private static List<ObjectId> roots(List<SnapshotManifest> snapshots) {
    return snapshots.stream()
        .flatMap(snapshot -> snapshot.rootEntry().stream())
        .filter(DirectoryEntry::isDirectory)
        .map(DirectoryEntry::object)
        .distinct()
        .toList();
  }

  private static boolean isRoot(SnapshotManifest snapshot, DirectoryEntry root) {
    return snapshot.rootEntry().filter(old -> old.object().equals(root.object())).isPresent();
  }

  private int parallelism(TreeRules rules) {
    return options.parallelism() > 0
        ? options.parallelism()
        : rules.parallelFileReads().orElse(Runtime.getRuntime().availableProcessors());
  }

  private SnapshotManifest manifest(
      SourceInfo source,
      SnapshotDetails details,
      Instant start,
      UploadJob job,
      DirectoryEntry root) {
    return new SnapshotManifest(
        "",
        source,
        details.description(),
        start,
        clock.instant(),
        job.counters.stats(),
        job.incomplete(),
        Optional.of(root),
        details.tags(),
        details.pins());
  }
}
