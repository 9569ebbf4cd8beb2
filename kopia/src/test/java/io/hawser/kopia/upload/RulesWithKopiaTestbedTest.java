package io.hawser.kopia.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.policy.Policies;
import io.hawser.kopia.policy.PolicyDocument;
import io.hawser.kopia.policy.PolicyFields;
import io.hawser.kopia.policy.PolicyTarget;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryItem;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.SnapshotTree;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import io.hawser.kopia.snapshot.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we leave out of a tree under policies and files with rules is what Kopia leaves out. */
@Tag("testbed")
class RulesWithKopiaTestbedTest {
  private static final int CASES_IN_A_TREE = 25;

  @TempDir private Path temp;
  private Repository repository;
  private KopiaCommand kopia;
  private Path source;

  @BeforeEach
  void create() throws Exception {
    source = Files.createDirectory(temp.resolve("source"));
    repository =
        TestRepository.in(FileBlobs.create(temp.resolve("repo"), FileBlobs.DEFAULT_SHARDS));
    kopia = KopiaCommand.connect(temp.resolve("home"), temp.resolve("repo"));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomTreesHaveTheSameRoot(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    var tree = new RuleTree(random);
    int files = tree.create(source, CASES_IN_A_TREE);
    var policies = new Policies(repository);
    policies.set(PolicyTarget.GLOBAL, globalPolicy(random, tree));
    for (int i = 0; i < 6; i++) {
      var path = source + "/case-" + i + (random.nextInt(2) == 0 ? "/a" : "");
      policies.set(new PolicyTarget("tester", "here", path), childPolicy(random, tree));
    }
    repository.flush();

    var theirs = snapshotByKopia();
    var ours = upload();

    assertThat(files).isGreaterThan(CASES_IN_A_TREE);
    assertThat(paths(ours)).as("seed %d", seed).isEqualTo(paths(theirs));
    assertThat(root(ours).object()).as("seed %d", seed).isEqualTo(root(theirs).object());
    assertThat(ours.stats().errors()).isZero();
    assertThat(ours.stats().excludedFiles()).isGreaterThan(CASES_IN_A_TREE);
  }

  private static PolicyDocument globalPolicy(SplittableRandom random, RuleTree tree) {
    var policy =
        PolicyDocument.EMPTY
            .with(PolicyFields.DOT_FILES, List.of(".other", ".kopiaignore"))
            .with(PolicyFields.METADATA_COMPRESSOR, "gzip")
            .with(PolicyFields.COMPRESSOR_NAME, "zstd");
    if (random.nextInt(2) == 0) {
      policy = policy.with(PolicyFields.IGNORE, List.of(tree.rule(), tree.rule()));
    }
    if (random.nextInt(2) == 0) {
      policy = policy.with(PolicyFields.MAX_FILE_SIZE, 1500L);
    }
    return random.nextInt(3) == 0 ? policy.with(PolicyFields.IGNORE_CACHE_DIRS, false) : policy;
  }

  private static PolicyDocument childPolicy(SplittableRandom random, RuleTree tree) {
    var policy = PolicyDocument.EMPTY.with(PolicyFields.KEEP_LATEST, 3L);
    if (random.nextInt(2) == 0) {
      policy = policy.with(PolicyFields.IGNORE, List.of(tree.rule(), tree.rule()));
    }
    if (random.nextInt(2) == 0) {
      policy = policy.with(PolicyFields.DOT_FILES, List.of(".kopiaignore"));
    }
    if (random.nextInt(4) == 0) {
      policy = policy.with(PolicyFields.MAX_FILE_SIZE, 900L);
    }
    if (random.nextInt(4) == 0) {
      policy = policy.with(PolicyFields.IGNORE_CACHE_DIRS, false);
    }
    return random.nextInt(4) == 0 ? policy.with(PolicyFields.NO_PARENT_IGNORE, true) : policy;
  }

  @Test
  void aRuleThatCannotBeReadCostsItsDirectoryAsInKopia() throws Exception {
    Files.createDirectories(source.resolve("bad/sub"));
    Files.createDirectories(source.resolve("dangling"));
    Files.createDirectories(source.resolve("good"));
    Files.writeString(source.resolve("bad/.kopiaignore"), "fine\n[open\n");
    Files.createSymbolicLink(source.resolve("dangling/.kopiaignore"), Path.of("nowhere"));
    Files.writeString(source.resolve("good/file"), "x");

    var process = kopia.start("snapshot", "create", source.toString(), "--json");
    process.getInputStream().readAllBytes();
    int status = process.waitFor();
    repository.refresh();
    var theirs = new Snapshots(repository).list().getFirst();
    var ours = upload();

    assertThat(status).isEqualTo(1);
    assertThat(paths(ours)).isEqualTo(paths(theirs)).containsExactly("good/", "good/file");
    assertThat(ours.stats().errors()).isEqualTo(2).isEqualTo(theirs.stats().errors());
  }

  @Test
  void whatIsOfNoKnownTypeIsAnErrorIfThePolicySaysSo() throws Exception {
    new Policies(repository)
        .set(
            PolicyTarget.GLOBAL,
            PolicyDocument.EMPTY.with(PolicyFields.IGNORE_UNKNOWN_TYPES, false));
    repository.flush();
    Files.writeString(source.resolve("file"), "x");
    var made = new ProcessBuilder("mkfifo", source.resolve("fifo").toString()).start();
    assertThat(made.waitFor()).isZero();

    var process = kopia.start("snapshot", "create", source.toString());
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isEqualTo(1);
    repository.refresh();
    var theirs = new Snapshots(repository).list().getFirst();
    var ours = upload();

    assertThat(ours.stats().errors()).isEqualTo(1).isEqualTo(theirs.stats().errors());
    assertThat(root(ours).object()).isEqualTo(root(theirs).object());
  }

  @Test
  void rulesBehindLinksCount() throws Exception {
    var elsewhere = Files.writeString(temp.resolve("rules"), "*.o\n");
    Files.createDirectories(source.resolve("a/b"));
    Files.createSymbolicLink(source.resolve(".kopiaignore"), elsewhere);
    Files.createSymbolicLink(source.resolve("a/.kopiaignore"), Path.of("../shared"));
    Files.createSymbolicLink(source.resolve("shared"), Path.of("a/./b/rules"));
    Files.writeString(source.resolve("a/b/rules"), "!keep.o\n/b/no\n");
    for (var name : List.of("x.o", "a/keep.o", "a/b/y.o", "a/b/no", "a/b/yes", "keep.o")) {
      Files.writeString(source.resolve(name), "x");
    }

    var theirs = snapshotByKopia();
    var ours = upload();

    assertThat(paths(ours)).contains("a/keep.o", "a/b/yes").doesNotContain("a/b/no", "keep.o");
    assertThat(root(ours).object()).isEqualTo(root(theirs).object());
  }

  @Test
  void compressionAndSplittingFollowThePolicyOfEachPath() throws Exception {
    var policies = new Policies(repository);
    policies.set(
        PolicyTarget.GLOBAL,
        PolicyDocument.EMPTY
            .with(PolicyFields.COMPRESSOR_NAME, "zstd")
            .with(PolicyFields.NEVER_COMPRESS, List.of(".jpg", "bare"))
            .with(PolicyFields.ONLY_COMPRESS, List.of(".txt"))
            .with(PolicyFields.MIN_SIZE, 2000L)
            .with(PolicyFields.MAX_SIZE, 900_000L)
            .with(PolicyFields.SPLITTER_ALGORITHM, "FIXED-128K")
            .with(PolicyFields.PARALLEL_UPLOAD_ABOVE_SIZE, 1L << 20));
    policies.set(
        new PolicyTarget("tester", "here", source + "/gzip"),
        PolicyDocument.EMPTY
            .with(PolicyFields.COMPRESSOR_NAME, "gzip")
            .with(PolicyFields.SPLITTER_ALGORITHM, "DYNAMIC-256K-BUZHASH"));
    policies.set(
        new PolicyTarget("tester", "here", source + "/file.bin"),
        PolicyDocument.EMPTY.with(PolicyFields.COMPRESSOR_NAME, "s2-default"));
    repository.flush();
    Files.createDirectory(source.resolve("gzip"));
    write("a.jpg", 10_000);
    write("bare", 10_000);
    write("b.txt", 10_000);
    write("small.txt", 1000);
    write("large.txt", 1_000_000);
    write("parts.bin", 3 << 20);
    write("file.bin", 300_000);
    write("gzip/a.jpg", 2 << 20);

    var theirs = snapshotByKopia();
    var compressed = kopia.json("content", "list", "--compression", "--json");
    var other = temp.resolve("other");
    try (var fresh = TestRepository.in(FileBlobs.create(other, FileBlobs.DEFAULT_SHARDS))) {
      copyPolicies(fresh);
      upload(fresh);
    }
    var ours = upload();

    assertThat(root(ours).object()).isEqualTo(root(theirs).object());
    var second = KopiaCommand.connect(temp.resolve("home2"), other);
    var list = second.json("content", "list", "--compression", "--json");
    assertThat(compressions(list))
        .isEqualTo(compressions(compressed))
        .contains("10000 4352", "300000 4608", "524288 4096");
  }

  private void copyPolicies(Repository into) {
    for (var policy : new Policies(repository).list()) {
      new Policies(into).set(policy.target(), policy.document());
    }
    into.flush();
  }

  /** How data and directories of each length are compressed; ids differ between repositories. */
  private static List<String> compressions(JsonNode contents) {
    var list = new ArrayList<String>();
    for (var content : contents) {
      if (!content.path("contentID").asText().matches("[mx].*")) {
        list.add(
            content.path("originalLength").asText() + " " + content.path("compression").asText());
      }
    }
    list.sort(null);
    return list;
  }

  private void write(String name, int size) throws IOException {
    var text = (name + " has lines that compress well\n").repeat(size / 30 + 1);
    Files.writeString(source.resolve(name), text.substring(0, size));
  }

  private SnapshotManifest snapshotByKopia() throws Exception {
    var id = kopia.json("snapshot", "create", source.toString(), "--json").path("id").asText();
    repository.refresh();
    return new Snapshots(repository).find(id);
  }

  private SnapshotManifest upload() throws Exception {
    return upload(repository);
  }

  private SnapshotManifest upload(Repository into) throws Exception {
    var uploader =
        new Uploader(
            into,
            FileTree.local(),
            UploadOptions.defaults(),
            UploadProgress.NONE,
            Clock.systemUTC());
    var info = SourceInfo.of(into.identity(), source);
    return uploader.upload(info, source, SnapshotDetails.NONE).snapshot();
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
              var path = prefix + entry.name();
              paths.add(entry.isDirectory() ? path + "/" : path);
              if (entry.isDirectory()) {
                collect(path + "/", entry, paths);
              }
            });
  }
}
