package io.hawser.kopia.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.file.SourceFile;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.policy.Policies;
import io.hawser.kopia.policy.PolicyDocument;
import io.hawser.kopia.policy.PolicyFields;
import io.hawser.kopia.policy.PolicyTarget;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.WriteOptions;
import io.hawser.kopia.snapshot.DirectoryItem;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.SnapshotTree;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import io.hawser.kopia.snapshot.Summary;
import io.hawser.kopia.snapshot.Summary.EntryError;
import io.hawser.kopia.snapshot.TestRepository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploaderTest {
  @TempDir Path source;
  private final Repository repository = TestRepository.inMemory();
  private Snapshots snapshots;
  private SourceInfo info;

  @BeforeEach
  void open() {
    snapshots = new Snapshots(repository);
    info = SourceInfo.of(repository.identity(), source);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void savesWhatPeopleSay() throws Exception {
    var details = new SnapshotDetails("before the update", Map.of("app", "db"), List.of("keep"));

    var saved = uploader(UploadProgress.NONE).upload(info, source, details).snapshot();

    var found = snapshots.find(saved.id().substring(0, 12));
    assertThat(found).isEqualTo(saved);
    assertThat(found.tags()).containsEntry("app", "db");
    assertThat(snapshots.latest(info)).contains(saved);
    snapshots.forget(saved);
    assertThat(snapshots.list()).isEmpty();
  }

  @Test
  void directoriesComeFirstAndEachGroupIsInOrderOfBytes() throws Exception {
    for (var name : new String[] {"b", "B", "a.", "a", "ü", "z"}) {
      Files.writeString(source.resolve(name), name);
      Files.createDirectory(source.resolve(name + "-dir"));
    }

    var names = names(upload());

    assertThat(names)
        .containsExactly(
            "B-dir", "a-dir", "a.-dir", "b-dir", "z-dir", "ü-dir", "B", "a", "a.", "b", "z", "ü");
  }

  @Test
  void moreNamesThanFitInMemoryAreStillInOrder() throws Exception {
    var expected = new ArrayList<FileName>();
    try (var sorter = new NameSorter(100)) {
      var random = new SplittableRandom(1);
      for (int i = 0; i < 5000; i++) {
        var bytes = new byte[random.nextInt(1, 256)];
        random.nextBytes(bytes);
        expected.add(FileName.of(bytes));
        sorter.add(FileName.of(bytes));
      }
      expected.sort(null);

      sorter.sort();

      var sorted = new ArrayList<FileName>();
      for (var name = sorter.next(); name != null; name = sorter.next()) {
        sorted.add(name);
      }
      assertThat(sorted).isEqualTo(expected);
    }
  }

  @Test
  void aFileThatCannotBeReadIsLeftOutAndCounted() throws Exception {
    Files.createDirectory(source.resolve("sub"));
    Files.writeString(source.resolve("sub/bad"), "bad");
    Files.writeString(source.resolve("good"), "good");

    var uploader =
        new Uploader(
            repository,
            path -> new FailingDirectory(FileTree.local().open(path), "bad"),
            UploadOptions.defaults(),
            UploadProgress.NONE,
            Clock.systemUTC());
    var result = uploader.upload(info, source, SnapshotDetails.NONE);

    assertThat(result.isWhole()).isFalse();
    assertThat(result.snapshot().stats().errors()).isEqualTo(1);
    var summary = summary(result.snapshot());
    assertThat(summary.failed()).isEqualTo(1);
    assertThat(summary.errors()).containsExactly(new EntryError("sub/bad", "Input/output error"));
    assertThat(names(result.snapshot())).containsExactly("sub", "good");
  }

  @Test
  void aFileThatVanishesIsNoError() throws Exception {
    Files.writeString(source.resolve("vanishing"), "1");
    Files.writeString(source.resolve("staying"), "2");

    var result =
        uploader(UploadProgress.NONE, vanishing("vanishing"))
            .upload(info, source, SnapshotDetails.NONE);

    assertThat(result.isWhole()).isTrue();
    assertThat(names(result.snapshot())).containsExactly("staying");
  }

  @Test
  void aSourceThatIsNotThereMakesNoSnapshot() {
    assertThatThrownBy(() ->
            uploader(UploadProgress.NONE).upload(info, source.resolve("no"), SnapshotDetails.NONE))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(snapshots.list()).isEmpty();
  }

  @Test
  void aCanceledUploadSavesWhatItHas() throws Exception {
    for (int i = 0; i < 2000; i++) {
      Files.writeString(source.resolve("%04d".formatted(i)), "content " + i);
    }
    var canceling =
        new UploadProgress() {
          private final AtomicReference<Runnable> cancel = new AtomicReference<>(() -> {});

          @Override
          public void fileUploaded(TreePath path, long size) {
            Objects.requireNonNull(cancel.get()).run();
          }
        };
    var uploader = uploader(canceling);
    canceling.cancel.set(uploader::cancel);

    var result = uploader.upload(info, source, SnapshotDetails.NONE);

    assertThat(result.snapshot().incomplete()).isEqualTo("canceled");
    assertThat(summary(result.snapshot()).incomplete()).isEqualTo("canceled");
    assertThat(summary(result.snapshot()).files()).isBetween(1L, 1999L);
    assertThat(snapshots.latest(info)).isEmpty();
    var whole = upload();
    assertThat(whole.stats().cachedFiles()).isEqualTo(summary(result.snapshot()).files());
  }

  @Test
  void anInterruptedUploadSavesNothing() throws Exception {
    for (int i = 0; i < 2000; i++) {
      Files.writeString(source.resolve("%04d".formatted(i)), "content " + i);
    }
    var caller = Thread.currentThread();
    var interrupting =
        new UploadProgress() {
          @Override
          public void fileUploaded(TreePath path, long size) {
            caller.interrupt();
          }
        };

    assertThatThrownBy(() -> uploader(interrupting).upload(info, source, SnapshotDetails.NONE))
        .isInstanceOf(InterruptedException.class);
    // Files that were being read have interrupted this thread once more.
    Thread.interrupted();
    assertThat(snapshots.list()).isEmpty();
  }

  @Test
  void aFilterLeavesThingsOut() throws Exception {
    Files.createDirectory(source.resolve("cache"));
    Files.writeString(source.resolve("cache/x"), "x");
    Files.writeString(source.resolve("keep"), "keep");
    Files.writeString(source.resolve("drop.tmp"), "12345");
    Filter filter = (path, status) -> !path.text().matches("cache|.*\\.tmp");
    var options = UploadOptions.defaults().withFilter(filter);

    var uploader =
        new Uploader(repository, FileTree.local(), options, UploadProgress.NONE, Clock.systemUTC());
    var snapshot = uploader.upload(info, source, SnapshotDetails.NONE).snapshot();

    assertThat(names(snapshot)).containsExactly("keep");
    assertThat(snapshot.stats().excludedFiles()).isEqualTo(1);
    assertThat(snapshot.stats().excludedDirectories()).isEqualTo(1);
    assertThat(snapshot.stats().excludedTotalSize()).isEqualTo(5);
  }

  @Test
  void aDamagedEarlierSnapshotIsOnlyAWarning() throws Exception {
    Files.writeString(source.resolve("file"), "content");
    var first = upload();
    var root = first.rootEntry().orElseThrow();
    var broken = TestRepository.write(repository, "k", "{\"stream\":\"kopia:directory\",\"ent");
    snapshots.save(
        new SnapshotManifest(
            first.id(),
            info,
            "",
            first.startTime(),
            first.endTime(),
            first.stats(),
            "",
            Optional.of(TestRepository.entry("root", root.type(), 0, broken)),
            Map.of(),
            List.of()));
    var warnings = new ArrayList<String>();
    var listening =
        new UploadProgress() {
          @Override
          public void warning(String text) {
            warnings.add(text);
          }
        };

    var second = uploader(listening).upload(info, source, SnapshotDetails.NONE).snapshot();

    assertThat(second.rootEntry()).isEqualTo(first.rootEntry());
    assertThat(warnings).singleElement().asString().contains(broken.text());
  }

  @Test
  void aLargeFileIsCutWhereThePolicySays() throws Exception {
    var bytes = new byte[(5 << 20) + 7];
    new SplittableRandom(2).nextBytes(bytes);
    Files.write(source.resolve("large"), bytes);
    Files.write(source.resolve("exact"), Arrays.copyOf(bytes, 3 << 20));
    new Policies(repository)
        .set(
            PolicyTarget.GLOBAL,
            PolicyDocument.EMPTY.with(PolicyFields.PARALLEL_UPLOAD_ABOVE_SIZE, 1L << 20));

    var snapshot = upload();

    assertThat(snapshot.stats().files()).isEqualTo(6 + 4);
    var tree = new SnapshotTree(repository);
    var large = tree.find(snapshot.rootEntry().orElseThrow(), "large");
    assertThat(large.size()).isEqualTo(bytes.length);
    try (var object = repository.read(large.object())) {
      assertThat(object.readAllBytes()).isEqualTo(bytes);
    }
    var exact = tree.find(snapshot.rootEntry().orElseThrow(), "exact");
    try (var object = repository.read(exact.object())) {
      assertThat(object.length()).isEqualTo(3 << 20);
    }
  }

  @Test
  void aStreamBecomesOneFile() throws Exception {
    var bytes = "dump".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    var uploader = new StreamUploader(repository, UploadProgress.NONE, Clock.systemUTC());

    var saved =
        uploader.upload(
            info,
            FileName.of("dump.sql"),
            new ByteArrayInputStream(bytes),
            () -> {},
            SnapshotDetails.NONE);

    var entry = new SnapshotTree(repository).find(saved.rootEntry().orElseThrow(), "dump.sql");
    assertThat(entry.size()).isEqualTo(bytes.length);
    try (var object = repository.read(entry.object())) {
      assertThat(object.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(snapshots.list()).containsExactly(saved);
  }

  @Test
  void aStreamThatEndsBadlyPublishesNothing() {
    var uploader = new StreamUploader(repository, UploadProgress.NONE, Clock.systemUTC());

    assertThatThrownBy(() ->
            uploader.upload(
                info,
                FileName.of("dump.sql"),
                new ByteArrayInputStream(new byte[10]),
                () -> {
                  throw new IOException("the command ended with status 1");
                },
                SnapshotDetails.NONE))
        .hasMessage("the command ended with status 1");
    assertThat(snapshots.list()).isEmpty();
  }

  @Test
  void theNearestPolicyDecidesHowToCompress() {
    compressor(PolicyTarget.GLOBAL, "zstd");
    compressor(new PolicyTarget("", info.host(), ""), "gzip");

    var policy = SourcePolicy.of(repository, info);

    assertThat(policy.file(FileName.of("a.txt"), 10, "x").compressor()).isEqualTo("gzip");
    assertThat(policy.metadata("k", "x")).isEqualTo(new WriteOptions("k", "zstd-fastest", "", "x"));
  }

  private void compressor(PolicyTarget target, String name) {
    new Policies(repository)
        .set(target, PolicyDocument.EMPTY.with(PolicyFields.COMPRESSOR_NAME, name));
  }

  private FileTree vanishing(String name) {
    return path ->
        new FailingDirectory(FileTree.local().open(path), "none") {
          @Override
          public SourceFile openFile(FileName file) throws IOException {
            if (file.text().equals(name)) {
              Files.delete(source.resolve(name));
            }
            return super.openFile(file);
          }
        };
  }

  private SnapshotManifest upload() throws Exception {
    return uploader(UploadProgress.NONE).upload(info, source, SnapshotDetails.NONE).snapshot();
  }

  private Uploader uploader(UploadProgress progress) {
    return uploader(progress, FileTree.local());
  }

  private Uploader uploader(UploadProgress progress, FileTree files) {
    return new Uploader(repository, files, UploadOptions.defaults(), progress, Clock.systemUTC());
  }

  private static Summary summary(SnapshotManifest snapshot) {
    return snapshot.rootEntry().orElseThrow().summary().orElseThrow();
  }

  private List<String> names(SnapshotManifest snapshot) {
    var names = new ArrayList<String>();
    new SnapshotTree(repository)
        .list(
            snapshot.rootEntry().orElseThrow(),
            item -> names.add(((DirectoryItem.Good) item).entry().name().text()));
    return names;
  }
}
