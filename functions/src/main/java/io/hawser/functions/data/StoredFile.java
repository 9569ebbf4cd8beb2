package io.hawser.functions.data;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Arg;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.WriteOptions;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryEntry.Type;
import io.hawser.kopia.snapshot.DirectoryWriter;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.SnapshotTree;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import io.hawser.kopia.snapshot.SummaryBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A stream kept as one file in a directory of its own, the way {@code kopia snapshot create
 * --stdin-file} keeps one: the directory is the source, the file its only entry.
 *
 * @param folder absolute
 */
record StoredFile(Path folder, String fileName) {
  static final Arg<String> PATH =
      Arg.string("path", "where the repository keeps the stream, such as /dumps/shop/db.sql");

  private static final String TAG = "hawser-file";
  private static final int FILE_MODE = 0600;
  private static final int DIRECTORY_MODE = 0700;

  /**
   * @throws IllegalArgumentException with a message for the author
   */
  static StoredFile of(String text) {
    var path = Path.of(text).normalize();
    var folder = path.getParent();
    var name = path.getFileName();
    if (!path.isAbsolute() || folder == null || name == null || folder.getNameCount() < 1) {
      throw new IllegalArgumentException(
          "'path' must be absolute, with a folder and a name such as /dumps/db.sql, not '%s'"
              .formatted(text));
    }
    return new StoredFile(folder, name.toString());
  }

  Path path() {
    return folder.resolve(fileName);
  }

  SourceInfo source(Repository repository) {
    return SourceInfo.of(repository.identity(), folder);
  }

  /** The tag that tells a kept stream from a backup of the same directory. */
  Map<String, String> tags() {
    return Map.of(TAG, path().toString());
  }

  /** All snapshots that keep this file, oldest first. */
  List<SnapshotManifest> snapshots(Repository repository) {
    return new Snapshots(repository)
        .list(source(repository)).stream()
            .filter(each -> path().toString().equals(each.tags().get(TAG)))
            .toList();
  }

  /**
   * The file in a snapshot.
   *
   * @param snapshotId empty for the newest that holds it
   */
  DirectoryEntry find(Optional<String> snapshotId, Repository repository) {
    var snapshot =
        snapshotId
            .map(id -> new Snapshots(repository).find(id))
            .orElseGet(() -> newest(repository));
    return new SnapshotTree(repository).find(snapshot.rootEntry().orElseThrow(), fileName);
  }

  /** A directory that holds nothing but the file. */
  DirectoryEntry directory(ObjectId object, long size, Instant time, Repository repository) {
    long nanos = TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    var file =
        new DirectoryEntry(
            FileName.of(fileName),
            Type.FILE,
            FILE_MODE,
            size,
            nanos,
            0,
            0,
            object,
            Optional.empty());
    var builder = new SummaryBuilder();
    builder.add(file);
    var summary = builder.build(nanos, "");
    var options = WriteOptions.directory("DIR:" + folder);
    try (var writer = new DirectoryWriter(repository.write(options))) {
      writer.add(file);
      return new DirectoryEntry(
          FileName.of(source(repository).rootName()),
          Type.DIRECTORY,
          DIRECTORY_MODE,
          0,
          nanos,
          0,
          0,
          writer.finish(summary),
          Optional.of(summary));
    }
  }

  private SnapshotManifest newest(Repository repository) {
    var all = snapshots(repository);
    if (all.isEmpty()) {
      throw new PhaseException(
          ErrorClass.MISSING,
          "the repository holds no '%s' of %s".formatted(path(), repository.identity()));
    }
    return all.getLast();
  }
}
