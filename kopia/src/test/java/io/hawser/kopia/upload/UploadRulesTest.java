package io.hawser.kopia.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.KopiaRepository;
import io.hawser.kopia.file.FileKind;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileStatus;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.policy.Policies;
import io.hawser.kopia.policy.PolicyDocument;
import io.hawser.kopia.policy.PolicyField;
import io.hawser.kopia.policy.PolicyFields;
import io.hawser.kopia.policy.PolicyTarget;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryItem;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.SnapshotTree;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import io.hawser.kopia.snapshot.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies at work in an upload; compared with Kopia in {@link RulesWithKopiaTestbedTest}. */
class UploadRulesTest {
  private static final String CACHE_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n";

  @TempDir private Path source;
  private final KopiaRepository repository = TestRepository.inMemory();
  private SourceInfo info = new SourceInfo("tester", "here", "/unset");

  @BeforeEach
  void create() throws IOException {
    info = SourceInfo.of(repository.identity(), source);
    write("a.txt", "text");
    write("a.o", "object");
    write("sub/b.o", "object");
    write("sub/deep/c.txt", "text");
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void rulesOfThePolicyAndOfFilesLeaveThingsOut() throws Exception {
    set(PolicyFields.IGNORE, List.of("*.o"));
    write("sub/.kopiaignore", "!b.o\ndeep/\n");

    var snapshot = upload();

    assertThat(paths(snapshot)).containsExactly("sub/", "sub/.kopiaignore", "sub/b.o", "a.txt");
    assertThat(snapshot.stats().excludedFiles()).isEqualTo(1);
    assertThat(snapshot.stats().excludedDirectories()).isEqualTo(1);
  }

  @Test
  void aCacheIsStoredAsAnEmptyDirectoryUnlessThePolicySaysOtherwise() throws Exception {
    write("sub/CACHEDIR.TAG", CACHE_TAG);
    write("sub/deep/CACHEDIR.TAG", "something else");

    assertThat(paths(upload())).containsExactly("sub/", "a.o", "a.txt");

    set(PolicyFields.IGNORE_CACHE_DIRS, false);
    assertThat(paths(upload())).contains("sub/b.o", "sub/CACHEDIR.TAG");
  }

  @Test
  void filesAboveTheLimitAreLeftOutAndNoDirectory() throws Exception {
    set(PolicyFields.MAX_FILE_SIZE, 4L);

    assertThat(paths(upload())).containsExactly("sub/", "sub/deep/", "sub/deep/c.txt", "a.txt");
  }

  @Test
  void aPolicyBelowTheSourceHoldsThereByItself() throws Exception {
    set(PolicyFields.IGNORE, List.of("*.txt"));
    var sub = new PolicyTarget("tester", "here", source + "/sub");
    new Policies(repository)
        .set(sub, PolicyDocument.EMPTY.with(PolicyFields.IGNORE, List.of("!c.txt", "b.o")));
    write("sub/.kopiaignore", "*");

    // It names no files with rules, so none is read from there on.
    assertThat(paths(upload()))
        .containsExactly("sub/", "sub/deep/", "sub/deep/c.txt", "sub/.kopiaignore", "a.o");
  }

  @Test
  void whatIsMountedBelowIsLeftOutIfThePolicySaysSo() throws Exception {
    set(PolicyFields.ONE_FILE_SYSTEM, true);
    try (var handle = FileTree.local().open(source)) {
      var status = handle.status();
      var rules =
          TreeRules.of(repository, info, FileTree.local())
              .open(handle, TreePath.ROOT, status, List.of())
              .orElseThrow();

      assertThat(rules.includes(FileName.of("x"), on(status.device()))).isTrue();
      assertThat(rules.includes(FileName.of("x"), on(status.device() + 1))).isFalse();
    }
  }

  @Test
  void rulesThatCannotBeReadFailTheirDirectory() throws Exception {
    write("sub/.kopiaignore", "fine\n[oops\n");

    var snapshot = upload();

    assertThat(paths(snapshot)).containsExactly("a.o", "a.txt");
    assertThat(root(snapshot).summary().orElseThrow().errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.path()).isEqualTo("sub");
          assertThat(error.error()).isEqualTo("'.kopiaignore': line 2 is no rule of files");
        });

    write(".kopiaignore", "[oops");
    assertThatThrownBy(this::upload).isInstanceOf(IOException.class);
  }

  @Test
  void linksInACircleEndWithAnError() throws Exception {
    Files.createSymbolicLink(source.resolve("sub/.kopiaignore"), Path.of("loop"));
    Files.createSymbolicLink(source.resolve("sub/loop"), Path.of("../sub/.kopiaignore"));

    assertThat(root(upload()).summary().orElseThrow().errors())
        .singleElement()
        .satisfies(error -> assertThat(error.error()).contains("too many levels of links"));
  }

  @Test
  void aSnapshotThatIsTheSameIsNotSavedIfThePolicySaysSo() throws Exception {
    var first = upload();
    assertThat(upload().id()).isNotEqualTo(first.id());
    set(PolicyFields.IGNORE_IDENTICAL, true);
    var before = new Snapshots(repository).list();

    var same = uploader().upload(info, source, SnapshotDetails.NONE);
    write("new", "x");
    var other = uploader().upload(info, source, SnapshotDetails.NONE);

    assertThat(same.saved()).isFalse();
    assertThat(same.snapshot()).isEqualTo(before.getLast());
    assertThat(other.saved()).isTrue();
    assertThat(new Snapshots(repository).list()).hasSize(before.size() + 1);
  }

  @Test
  void thePolicySaysHowManyFilesAreReadAtOnceWithinBounds() {
    var files = FileTree.local();
    assertThat(TreeRules.of(repository, info, files).parallelFileReads()).isEmpty();

    set(PolicyFields.PARALLEL_FILE_READS, 3L);
    assertThat(TreeRules.of(repository, info, files).parallelFileReads()).contains(3);

    set(PolicyFields.PARALLEL_FILE_READS, (long) Integer.MAX_VALUE);
    assertThat(TreeRules.of(repository, info, files).parallelFileReads()).contains(256);
  }

  @Test
  void aDamagedPolicyOfSomebodyElseDoesNotHinder() throws Exception {
    var labels = Map.of("type", "policy", "policyType", "host", "hostname", "elsewhere");
    repository.putManifest(labels, "{\"files\":3}".getBytes(StandardCharsets.UTF_8));
    assertThat(paths(upload())).contains("a.txt");

    repository.putManifest(
        Map.of("type", "policy", "policyType", "host", "hostname", "here"),
        "{\"files\":3}".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(this::upload)
        .hasMessageContaining("is not a policy: 'files' must be an object, not '3'");
  }

  @Test
  void errorsThatThePolicyIgnoresAreCountedApart() throws Exception {
    Files.writeString(source.resolve("sub/bad"), "x");
    var files = (FileTree) path -> new FailingDirectory(FileTree.local().open(path), "bad");
    assertThat(upload(files).stats().errors()).isEqualTo(1);

    set(PolicyFields.IGNORE_FILE_ERRORS, true);
    var ignored = upload(files).stats();

    assertThat(ignored.errors()).isZero();
    assertThat(ignored.ignoredErrors()).isEqualTo(1);
  }

  private static FileStatus on(long device) {
    return new FileStatus(FileKind.FILE, 0644, 1, 0, 0, 0, device, 1, 1);
  }

  private void set(PolicyField field, Object value) {
    new Policies(repository).set(PolicyTarget.GLOBAL, PolicyDocument.EMPTY.with(field, value));
  }

  private void write(String name, String text) throws IOException {
    var path = source.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private SnapshotManifest upload() throws Exception {
    return upload(FileTree.local());
  }

  private SnapshotManifest upload(FileTree files) throws Exception {
    return uploader(files).upload(info, source, SnapshotDetails.NONE).snapshot();
  }

  private Uploader uploader() {
    return uploader(FileTree.local());
  }

  private Uploader uploader(FileTree files) {
    return new Uploader(
        repository, files, UploadOptions.defaults(), UploadProgress.NONE, Clock.systemUTC());
  }

  private static DirectoryEntry root(SnapshotManifest snapshot) {
    return snapshot.rootEntry().orElseThrow();
  }

  private List<String> paths(SnapshotManifest snapshot) {
    var paths = new ArrayList<String>();
    collect("", root(snapshot), paths);
    return paths;
  }

  private void collect(String prefix, DirectoryEntry directory, List<String> paths) {
    new SnapshotTree(repository)
        .list(
            directory,
            item -> {
              var entry = ((DirectoryItem.Good) item).entry();
              var path = prefix + entry.name() + (entry.isDirectory() ? "/" : "");
              paths.add(path);
              if (entry.isDirectory()) {
                collect(path, entry, paths);
              }
            });
  }
}
