package io.hawser.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.Hawser;
import io.hawser.cli.terminal.RecordingTerminal;
import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The sample {@code cephfs-s3}, adapted to the testbed as its README says. */
final class CephfsToS3 {
  static final String PASSWORD = "story-password";

  private final Path folder;
  private final Path cephfs;
  private final Map<String, String> environment = new HashMap<>();
  private final String prefix = UUID.randomUUID() + "/";
  private final Ledger ledger;

  private CephfsToS3(Path folder, Path cephfs, Ledger ledger) {
    this.folder = folder;
    this.cephfs = cephfs;
    this.ledger = ledger;
  }

  /**
   * @param folder for the documents and the state of Hawser
   */
  static CephfsToS3 in(Path folder) throws IOException, InterruptedException {
    var s3 = Testbed.s3();
    var cephfs = Testbed.cephfs().resolve("story-" + UUID.randomUUID());
    var story = new CephfsToS3(folder, cephfs, Ledger.startIn(cephfs.resolve("app")));
    for (var name : List.of("blueprint.yaml", "location.yaml", "backup.yaml", "restore.yaml")) {
      Files.copy(Path.of("..", "samples", "cephfs-s3", name), folder.resolve(name));
    }
    story.replace("location.yaml", "https://s3.example.org", s3.endpoint().toString());
    story.replace("location.yaml", "bucket: backups", "bucket: " + Bucket.NAME);
    story.replace("location.yaml", "prefix: ledger/", "prefix: " + story.prefix);
    story.replace("location.yaml", "region: default", "region: " + s3.region());
    story.replace("location.yaml", "pathStyle: true", "pathStyle: true\n      insecure: true");
    story.replace("backup.yaml", "/mnt/cephfs/ledger", story.ledger.directory().toString());
    story.replace("restore.yaml", "/mnt/cephfs/ledger", story.ledger.directory().toString());
    story.replace("backup.yaml", "../quickstart/app.sh", story.ledger.program().toString());
    story.replace("restore.yaml", "/mnt/cephfs/restored", story.restored().toString());
    story.environment.put("S3_ACCESS_KEY", s3.accessKey());
    story.environment.put("HAWSER_STATE_DIR", folder.resolve("state").toString());
    story.secret("secret-key", s3.secretKey());
    story.secret("password", PASSWORD);
    Bucket.make();
    return story;
  }

  Ledger ledger() {
    return ledger;
  }

  Path restored() {
    return cephfs.resolve("restored");
  }

  String prefix() {
    return prefix;
  }

  void environment(String name, String value) {
    environment.put(name, value);
  }

  /** Keeps a secret in its file. */
  void secret(String name, String value) throws IOException {
    var file = Files.writeString(folder.resolve(name), value);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** Edits a document; what is replaced must be there. */
  void replace(String document, String text, String by) throws IOException {
    var file = folder.resolve(document);
    var before = Files.readString(file);
    assertThat(before).contains(text);
    var _ = Files.writeString(file, before.replace(text, by));
  }

  /** {@code hawser run} with that ActionSet; gives the exit code. */
  int run(String actionSet, RecordingTerminal terminal) {
    var files =
        Stream.of("blueprint.yaml", "location.yaml", actionSet)
            .map(name -> folder.resolve(name).toString());
    var args = Stream.concat(Stream.of("run"), files).toArray(String[]::new);
    return Hawser.run(terminal, environment, args);
  }

  /** The same; gives what was told, once the exit code is this. */
  String run(int exitCode, String actionSet) {
    var terminal = new RecordingTerminal();
    assertThat(run(actionSet, terminal)).as(terminal.errors()).isEqualTo(exitCode);
    return terminal.output() + terminal.errors();
  }

  /** Names of the snapshots that the file system holds. */
  List<String> snapshots() throws IOException {
    try (var entries = Files.list(ledger.directory().resolve(".snap"))) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  /** Stops the application and removes what is on CephFS. */
  void end() throws IOException, InterruptedException {
    assertThat(ledger.tell("stop")).isZero();
    assertThat(new ProcessBuilder("rm", "-rf", cephfs.toString()).start().waitFor()).isZero();
  }
}
