package io.hawser.kopia.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.KopiaRepository;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.restore.RestoreOptions;
import io.hawser.kopia.restore.RestoreProgress;
import io.hawser.kopia.restore.RestoreResult;
import io.hawser.kopia.restore.Restorer;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program and we use one repository, and each understands the other's snapshots. */
@Tag("testbed")
class SnapshotsWithKopiaTestbedTest {
  private static final Aspect[] ALL = Aspect.values();

  @TempDir Path temp;
  private KopiaRepository repository;
  private KopiaCommand kopia;
  private Path source;
  private Path target;

  @BeforeEach
  void create() throws Exception {
    source = Files.createDirectory(temp.resolve("source"));
    target = temp.resolve("target");
    repository =
        TestRepository.in(FileBlobs.create(temp.resolve("repo"), FileBlobs.DEFAULT_SHARDS));
    kopia = KopiaCommand.connect(temp.resolve("home"), temp.resolve("repo"));
    AwkwardTree.create(source);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void kopiaVerifiesAndRestoresOurs() throws Exception {
    var ours = upload();

    kopia.run("snapshot", "verify", "--verify-files-percent=100");
    kopia.run("content", "verify", "--full");
    kopia.run("snapshot", "restore", ours.id(), target.toString());

    assertThat(Trees.describeWithFileTimesOnly(target, ALL))
        .isEqualTo(Trees.describeWithFileTimesOnly(source, ALL));
  }

  @Test
  void kopiaReadsOursWithNamesThatAreNotUtf8() throws Exception {
    AwkwardTree.addBytesNames(source);
    upload();

    kopia.run("snapshot", "verify", "--verify-files-percent=100");
  }

  @Test
  void weRestoreKopias() throws Exception {
    var theirs = snapshotByKopia();

    var restored = restore(saved(theirs));

    assertThat(restored.problems()).isEmpty();
    assertThat(Trees.describe(target, ALL)).isEqualTo(Trees.describe(source, ALL));
  }

  @Test
  void kopiaTakesOverAllOfOurs() throws Exception {
    var ours = upload();

    var theirs = snapshotByKopia();

    assertThat(rootObject(theirs)).isEqualTo(rootObject(ours));
    assertThat(saved(theirs).stats().files()).isZero();
    assertThat(saved(theirs).stats().cachedFiles()).isGreaterThan(30);
    assertThat(saved(theirs).rootEntry().orElseThrow().summary())
        .isEqualTo(ours.rootEntry().orElseThrow().summary());
  }

  @Test
  void weTakeOverAllOfKopias() throws Exception {
    var theirs = snapshotByKopia();
    repository.refresh();

    var ours = upload();

    assertThat(rootObject(ours)).isEqualTo(rootObject(theirs));
    assertThat(ours.stats().files()).isZero();
  }

  @Test
  void withoutEachOthersHelpTheRootsAreStillTheSame() throws Exception {
    kopia.run("policy", "set", "--global", "--parallel-upload-above-size-mib=1");
    repository.refresh();
    Files.write(source.resolve("a multiple"), new byte[3 << 20]);
    var ours = upload();

    var theirs =
        kopia.json(
            "snapshot",
            "create",
            source.toString(),
            "--json",
            "--override-source=tester@elsewhere:" + source);

    assertThat(rootObject(theirs)).isEqualTo(rootObject(ours));
    assertThat(saved(theirs).stats().files()).isGreaterThan(30);
  }

  @Test
  void bothAtTheSameTime() throws Exception {
    var other = Files.createDirectory(temp.resolve("other"));
    AwkwardTree.create(other);

    var process = kopia.start("snapshot", "create", other.toString(), "--json");
    var ours = upload();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();

    repository.refresh();
    var snapshots = new Snapshots(repository).list();
    assertThat(snapshots).hasSize(2).contains(ours);
    for (var snapshot : snapshots) {
      var root = snapshot.rootEntry().orElseThrow();
      assertThat(new Verifier(repository, VerifyOptions.everything()).verify(root).problems())
          .isEmpty();
    }
    kopia.run("snapshot", "verify", "--verify-files-percent=100");
  }

  @Test
  void kopiaListsWhatPeopleSayAndForgetsWhatWeForget() throws Exception {
    var details = new SnapshotDetails("a <&> \"b\"", Map.of("app", "db"), List.of("keep"));
    var saved = upload(details);

    var listed = kopia.json("snapshot", "list", "--all", "--json").path(0);

    assertThat(listed.path("id").textValue()).isEqualTo(saved.id());
    assertThat(listed.path("description").textValue()).isEqualTo("a <&> \"b\"");
    assertThat(listed.path("tags").path("tag:app").textValue()).isEqualTo("db");
    assertThat(listed.path("pins").path(0).textValue()).isEqualTo("keep");

    new Snapshots(repository).forget(saved);
    repository.flush();

    assertThat(kopia.json("snapshot", "list", "--all", "--json")).isEmpty();
  }

  @Test
  void pinsOfEitherProgramKeepASnapshotInBoth() throws Exception {
    var saved = upload();
    var snapshots = new Snapshots(repository);
    var pinned = snapshots.save(saved.withPins(List.of("audit")));
    repository.flush();

    var listed = kopia.json("snapshot", "list", "--all", "--json").path(0);
    kopia.run("snapshot", "pin", "--add=law", pinned.id());
    repository.refresh();

    assertThat(listed.path("id").textValue()).isEqualTo(pinned.id());
    assertThat(listed.path("pins").path(0).textValue()).isEqualTo("audit");
    assertThat(snapshots.list())
        .singleElement()
        .satisfies(snapshot -> assertThat(snapshot.pins()).containsExactly("audit", "law"));
  }

  private JsonNode snapshotByKopia() throws Exception {
    return kopia.json("snapshot", "create", source.toString(), "--json");
  }

  /** What is in the repository; the output of the program leaves some of it out. */
  private SnapshotManifest saved(JsonNode theirs) {
    repository.refresh();
    return new Snapshots(repository).find(theirs.path("id").textValue());
  }

  private SnapshotManifest upload() throws Exception {
    return upload(SnapshotDetails.NONE);
  }

  private SnapshotManifest upload(SnapshotDetails details) throws Exception {
    var uploader =
        new Uploader(
            repository,
            FileTree.local(),
            UploadOptions.defaults(),
            UploadProgress.NONE,
            Clock.systemUTC());
    var result = uploader.upload(SourceInfo.of(repository.identity(), source), source, details);
    assertThat(result.isWhole()).isTrue();
    return result.snapshot();
  }

  private RestoreResult restore(SnapshotManifest snapshot) throws Exception {
    return new Restorer(
            repository, FileTree.local(), RestoreOptions.defaults(), RestoreProgress.NONE)
        .restore(snapshot.rootEntry().orElseThrow(), target);
  }

  private static String rootObject(JsonNode snapshot) {
    return snapshot.path("rootEntry").path("obj").textValue();
  }

  private static String rootObject(SnapshotManifest snapshot) {
    return snapshot.rootEntry().orElseThrow().object().text();
  }
}
