package io.hawser.kopia.upload;

import io.hawser.kopia.file.FileName;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryEntry.Type;
import io.hawser.kopia.snapshot.DirectoryWriter;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.SnapshotStats;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import io.hawser.kopia.snapshot.SummaryBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes a snapshot of what a stream gives, such as a database dump: a directory with one file.
 * Holds one chunk. Nothing is published unless the stream ended, and ended well.
 */
public final class StreamUploader {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final int FILE_MODE = 0600;
  private static final int DIRECTORY_MODE = 0700;

  /** Says, after the last byte, whether the stream is whole; a command's exit status, say. */
  public interface Ending {
    /**
     * @throws IOException when what was read must not be used
     */
    void confirm() throws IOException, InterruptedException;
  }

  private final Repository repository;
  private final UploadProgress progress;
  private final Clock clock;

  public StreamUploader(Repository repository, UploadProgress progress, Clock clock) {
    this.repository = repository;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Reads the stream to its end, saves the snapshot and makes it visible.
   *
   * @param file the name the stream's bytes get in the snapshot
   * @throws IOException when the stream breaks or its ending is not confirmed; then there is no
   *     snapshot
   */
  public SnapshotManifest upload(
      SourceInfo source, FileName file, InputStream stream, Ending ending, SnapshotDetails details)
      throws IOException, InterruptedException {
    if (!file.staysInside()) {
      throw new IllegalArgumentException("'%s' is not a file name".formatted(file));
    }
    var start = clock.instant();
    var policy = SourcePolicy.of(repository, source);
    var entry = store(policy, file, stream, ending);
    var root = directory(policy, FileName.of(source.rootName()), entry);
    var stats = new SnapshotStats(entry.size(), 0, 1, 0, 1, 1, 0, 0, 0, 0);
    var manifest =
        new SnapshotManifest(
            "",
            source,
            details.description(),
            start,
            clock.instant(),
            stats,
            "",
            Optional.of(root),
            details.tags(),
            details.pins());
    var saved = new Snapshots(repository).save(manifest);
    repository.flush();
    return saved;
  }

  private DirectoryEntry store(
      SourcePolicy policy, FileName file, InputStream stream, Ending ending)
      throws IOException, InterruptedException {
    long size = 0;
    var buffer = new byte[BUFFER_BYTES];
    try (var object = repository.write(policy.file(file, Long.MAX_VALUE, "STREAM:" + file))) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while reading '%s'".formatted(file));
        }
        object.write(buffer, 0, read);
        size += read;
        progress.bytesRead(read);
      }
      ending.confirm();
      return entry(file, Type.FILE, FILE_MODE, size, object.finish());
    }
  }

  private DirectoryEntry directory(SourcePolicy policy, FileName name, DirectoryEntry file) {
    var summary = new SummaryBuilder();
    summary.add(file);
    var built = summary.build(file.mtimeNanos(), "");
    try (var writer = new DirectoryWriter(repository.write(policy.metadata("k", "DIR:.")))) {
      writer.add(file);
      var object = writer.finish(built);
      return entry(name, Type.DIRECTORY, DIRECTORY_MODE, 0, object).withSummary(built);
    }
  }

  private DirectoryEntry entry(FileName name, Type type, int mode, long size, ObjectId object) {
    return new DirectoryEntry(
        name, type, mode, size, nanos(clock.instant()), 0, 0, object, Optional.empty());
  }

  private static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }
}
