package io.hawser.kopia.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.restore.RestoreOptions;
import io.hawser.kopia.restore.RestoreProgress;
import io.hawser.kopia.restore.RestoreResult;
import io.hawser.kopia.restore.Restorer;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.SourceInfo;
import io.hawser.kopia.snapshot.TestRepository;
import io.hawser.kopia.verify.Verifier;
import io.hawser.kopia.verify.VerifyOptions;
import io.hawser.testkit.AwkwardTree;
import io.hawser.testkit.Trees;
import io.hawser.testkit.Trees.Aspect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripTest {
  private static final Aspect[] ALL = Aspect.values();

  @TempDir Path temp;
  private Repository repository;
  private Path source;
  private Path target;

  @BeforeEach
  void makeTree() throws Exception {
    repository = TestRepository.inMemory();
    source = Files.createDirectory(temp.resolve("source"));
    target = temp.resolve("target");
    AwkwardTree.create(source);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void anAwkwardTreeComesBackAsItWas() throws Exception {
    AwkwardTree.addBytesNames(source);

    var snapshot = upload().snapshot();
    var restored = restore(snapshot);

    assertThat(restored.problems()).isEmpty();
    assertThat(Trees.describe(target, ALL)).isEqualTo(Trees.describe(source, ALL));
  }

  @Test
  void holesComeBackAsHoles() throws Exception {
    restore(upload().snapshot());

    var file = target.resolve("sparse");

    assertThat(Files.size(file)).isEqualTo(40L << 20);
    assertThat(allocatedBytes(file)).isLessThan(1 << 20);
  }

  @Test
  void whatKopiaHasNoPlaceForIsSkippedAndCounted() throws Exception {
    var result = upload();

    assertThat(result.unsupported()).isEqualTo(1);
    assertThat(result.isWhole()).isTrue();
  }

  @Test
  void theSecondSnapshotReadsNothingAndHasTheSameRoot() throws Exception {
    var first = upload().snapshot();
    var second = upload().snapshot();

    assertThat(second.stats().files()).isZero();
    assertThat(second.stats().cachedFiles())
        .isEqualTo(first.rootEntry().orElseThrow().summary().orElseThrow().files() + 4);
    assertThat(second.rootEntry()).isEqualTo(first.rootEntry());
  }

  @Test
  void onlyWhatChangedIsReadAgain() throws Exception {
    upload();
    Files.writeString(source.resolve("a/x"), "changed");

    var second = upload().snapshot();

    assertThat(second.stats().files()).isEqualTo(1);
    restore(second);
    assertThat(target.resolve("a/x")).hasContent("changed");
  }

  @Test
  void everyFileIsVerified() throws Exception {
    var root = upload().snapshot().rootEntry().orElseThrow();

    var verified = new Verifier(repository, VerifyOptions.everything()).verify(root);

    assertThat(verified.problems()).isEmpty();
    assertThat(verified.filesRead()).isEqualTo(verified.files()).isGreaterThan(25);
  }

  @Test
  void thePortableTwinMakesTheSameSnapshot() throws Exception {
    var ours = upload().snapshot().rootEntry().orElseThrow();

    var portable =
        upload(FileTree.portable(), TestRepository.inMemory()).snapshot().rootEntry().orElseThrow();

    assertThat(portable.summary()).isEqualTo(ours.summary());
    assertThat(portable.mtimeNanos()).isEqualTo(ours.mtimeNanos());
  }

  private static long allocatedBytes(Path file) throws Exception {
    var process = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
    return 512 * Long.parseLong(new String(process.getInputStream().readAllBytes(), UTF_8).strip());
  }

  private UploadResult upload() throws Exception {
    return upload(FileTree.local(), repository);
  }

  private UploadResult upload(FileTree files, Repository into) throws Exception {
    var uploader =
        new Uploader(into, files, UploadOptions.defaults(), UploadProgress.NONE, Clock.systemUTC());
    return uploader.upload(SourceInfo.of(into.identity(), source), source, SnapshotDetails.NONE);
  }

  private RestoreResult restore(SnapshotManifest snapshot) throws Exception {
    var restorer =
        new Restorer(repository, FileTree.local(), RestoreOptions.defaults(), RestoreProgress.NONE);
    return restorer.restore(snapshot.rootEntry().orElseThrow(), target);
  }
}
