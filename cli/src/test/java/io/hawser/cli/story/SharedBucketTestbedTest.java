package io.hawser.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.cli.Hawser;
import io.hawser.cli.terminal.RecordingTerminal;
import io.hawser.testkit.Testbed;
import io.hawser.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One bucket, used by Hawser and by the real kopia. */
@Tag("testbed")
@Timeout(300)
class SharedBucketTestbedTest {
  private static final int ROUNDS = 4;

  @TempDir private Path folder = Path.of("");
  private final String prefix = UUID.randomUUID() + "/";
  private String location = "";
  private String backup = "";

  @BeforeEach
  void writeDocuments() throws IOException, InterruptedException {
    var s3 = Testbed.s3();
    Bucket.make();
    location = location(s3.accessKey());
    var _ = Files.writeString(folder.resolve("secret-key"), s3.secretKey());
    var _ = Files.writeString(folder.resolve("password"), CephfsToS3.PASSWORD);
    var actionSet =
        """
        apiVersion: hawser.io/v1alpha1
        kind: ActionSet
        metadata:
          name: shared
        spec:
          actions:
            - name: backup
              blueprint: directory
              subject:
                directory: ours
              location: bucket
        """;
    backup = Files.writeString(folder.resolve("backup.yaml"), actionSet).toString();
  }

  private String location(String accessKey) throws IOException {
    var document =
        """
        apiVersion: hawser.io/v1alpha1
        kind: Location
        metadata:
          name: bucket
        spec:
          storage:
            s3:
              endpoint: %s
              bucket: %s
              prefix: %s
              region: %s
              pathStyle: true
              insecure: true
              retryFor: 5s
              accessKey: {env: S3_KEY_OF_TEST}
              secretKey: {file: secret-key}
          password: {file: password}
        """
            .formatted(Testbed.s3().endpoint(), Bucket.NAME, prefix, Testbed.s3().region());
    environment = Map.of("HAWSER_STATE_DIR", folder + "/state", "S3_KEY_OF_TEST", accessKey);
    return Files.writeString(folder.resolve("location.yaml"), document).toString();
  }

  private Map<String, String> environment = Map.of();

  @Test
  void bothWriteAtTheSameTimeAndEachReadsAllOfBoth() throws Exception {
    hawser(0, "repo", "create", "-l", location);
    var kopia = RealKopia.toBucket(folder.resolve("kopia"), prefix);
    var theirs = folder.resolve("theirs");
    for (int round = 0; round < ROUNDS; round++) {
      change(theirs, 2 * round);
      change(folder.resolve("ours"), 2 * round + 1);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var other = threads.submit(() -> kopia.run("snapshot", "create", theirs.toString()));
        backUp();
        assertThat(other.get()).isNotNull();
      }
      if (round == ROUNDS / 2) {
        kopia.run("maintenance", "run", "--full");
      }
    }

    kopia.verifyAll();
    var all = snapshots();
    assertThat(all).hasSize(2 * ROUNDS);
    assertThat(kopia.run("snapshot", "list", "--all", "--json"))
        .contains(all.findValuesAsText("id"));
    assertThat(hawser(0, "repo", "verify", "-l", location)).contains("0 problems");
    var ofKopia = folder.resolve("of-kopia");
    hawser(0, "restore", newest(all, "theirs"), "-l", location, "--target", ofKopia.toString());
    assertThat(Trees.describe(ofKopia)).isEqualTo(Trees.describe(theirs));
    var ofHawser = folder.resolve("of-hawser");
    kopia.run("snapshot", "restore", newest(all, "ours"), ofHawser.toString());
    assertThat(Trees.describe(ofHawser)).isEqualTo(Trees.describe(folder.resolve("ours")));
  }

  @Test
  void whatHawserForgetsIsGoneForKopiaToo() throws Exception {
    hawser(0, "repo", "create", "-l", location);
    change(folder.resolve("ours"), 1);
    backUp();
    change(folder.resolve("ours"), 2);
    backUp();
    var ids = snapshots().findValuesAsText("id");
    assertThat(ids).hasSize(2);

    hawser(0, "forget", "-l", location, ids.getFirst());

    assertThat(snapshots().findValuesAsText("id")).containsExactly(ids.getLast());
    var kopia = RealKopia.toBucket(folder.resolve("kopia"), prefix);
    assertThat(kopia.run("snapshot", "list", "--all", "--json"))
        .contains(ids.getLast())
        .doesNotContain(ids.getFirst());
    kopia.verifyAll();
    assertThat(hawser(0, "ls", "-l", location, ids.getLast())).contains("file-2");
  }

  @Test
  void aUserWithoutRightsToTheBucketIsDenied() throws Exception {
    hawser(0, "repo", "create", "-l", location);
    location = location(makeAnotherUser());

    assertThat(hawser(1, "snapshots", "-l", location)).endsWith("(denied)\n");
    change(folder.resolve("ours"), 1);
    var told = hawser(1, "run", directoryBlueprint(), location, backup);
    assertThat(told)
        .contains("(denied)")
        .contains(Bucket.NAME)
        .doesNotContain("snapshot: started")
        .doesNotContain("the-other-secret");
  }

  /** Gives the access key of a user whose bucket this is not. */
  private String makeAnotherUser() throws IOException, InterruptedException {
    var conf =
        Testbed.require(
            Optional.ofNullable(System.getenv("CEPH_CONF")), "no testbed with a server of its own");
    var key = "OTHER" + UUID.randomUUID().toString().substring(0, 8);
    var process =
        new ProcessBuilder(
                "radosgw-admin",
                "-c",
                conf,
                "-n",
                "client.rgw",
                "user",
                "create",
                "--uid=" + key,
                "--display-name=other",
                "--access-key=" + key,
                "--secret-key=the-other-secret")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("radosgw-admin.log").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    var _ = Files.writeString(folder.resolve("secret-key"), "the-other-secret");
    return key;
  }

  private void backUp() {
    hawser(0, "run", directoryBlueprint(), location, backup);
  }

  private static String directoryBlueprint() {
    return Path.of("..", "blueprints", "directory", "blueprint.yaml").toString();
  }

  private JsonNode snapshots() throws IOException {
    var terminal = new RecordingTerminal();
    assertThat(Hawser.run(terminal, environment, "snapshots", "-l", location, "-o", "json"))
        .as(terminal.errors())
        .isZero();
    return new ObjectMapper().readTree(terminal.output());
  }

  private static String newest(JsonNode snapshots, String source) {
    var ids =
        snapshots
            .valueStream()
            .filter(one -> one.path("source").asText().endsWith("/" + source))
            .map(one -> one.path("id").asText())
            .toList();
    assertThat(ids).hasSize(ROUNDS);
    return ids.getLast();
  }

  /** Adds files and changes one that is there. */
  private static void change(Path tree, int round) throws IOException {
    var random = new Random(round);
    Files.createDirectories(tree);
    for (var name : List.of("file-" + round, "always")) {
      var bytes = new byte[1 + random.nextInt(3 << 20)];
      random.nextBytes(bytes);
      var _ = Files.write(tree.resolve(name), bytes);
    }
  }

  private String hawser(int exitCode, String... args) {
    var terminal = new RecordingTerminal();
    assertThat(Hawser.run(terminal, environment, args)).as(terminal.errors()).isEqualTo(exitCode);
    return terminal.output() + terminal.errors();
  }
}
