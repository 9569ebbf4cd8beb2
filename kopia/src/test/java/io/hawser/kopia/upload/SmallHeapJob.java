package io.hawser.kopia.upload;

import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.restore.RestoreOptions;
import io.hawser.kopia.restore.RestoreProgress;
import io.hawser.kopia.restore.Restorer;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.SourceInfo;
import io.hawser.kopia.snapshot.TestRepository;
import io.hawser.kopia.verify.Verifier;
import io.hawser.kopia.verify.VerifyOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A process of its own for {@link SmallHeapTestbedTest}: uploads twice, verifies, restores. */
final class SmallHeapJob {
  private SmallHeapJob() {}

  public static void main(String[] arguments) throws Exception {
    var source = Path.of(arguments[0]);
    var work = Files.createDirectories(Path.of(arguments[1]));
    var blobs = FileBlobs.create(work.resolve("repo"), FileBlobs.DEFAULT_SHARDS);
    try (var repository = TestRepository.in(blobs, work.resolve("cache"))) {
      upload("first", repository, source);
      var snapshot = upload("second", repository, source);
      var root = snapshot.rootEntry().orElseThrow();

      long start = System.nanoTime();
      var verified = new Verifier(repository, VerifyOptions.everything()).verify(root);
      say("verified", start, verified.files(), verified.problemCount());

      start = System.nanoTime();
      var restored =
          new Restorer(
                  repository,
                  FileTree.local(),
                  RestoreOptions.defaults().withParallelism(2),
                  RestoreProgress.NONE)
              .restore(root, work.resolve("target"));
      say("restored", start, restored.files(), restored.problemCount());
    }
  }

  private static SnapshotManifest upload(String name, Repository repository, Path source)
      throws Exception {
    long start = System.nanoTime();
    var uploader =
        new Uploader(
            repository,
            FileTree.local(),
            UploadOptions.defaults().withParallelism(2),
            UploadProgress.NONE,
            Clock.systemUTC());
    var info = SourceInfo.of(repository.identity(), source);
    var snapshot = uploader.upload(info, source, SnapshotDetails.NONE).snapshot();
    var stats = snapshot.stats();
    System.out.printf(
        "%s: files %d, cached %d, errors %d in %.1f s%n",
        name, stats.files(), stats.cachedFiles(), stats.errors(), seconds(start));
    return snapshot;
  }

  private static void say(String what, long start, long files, long problems) {
    System.out.printf(
        "%s: files %d, problems %d in %.1f s%n", what, files, problems, seconds(start));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
