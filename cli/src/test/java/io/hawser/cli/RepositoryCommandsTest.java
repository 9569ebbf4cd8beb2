package io.hawser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.terminal.RecordingTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository's life, told by commands: made, filled, looked at, restored from, emptied. */
class RepositoryCommandsTest {
  private static final String LOCATION =
      """
      apiVersion: hawser.io/v1alpha1
      kind: Location
      metadata: {name: disk}
      spec:
        storage: {filesystem: {path: repository}}
        password: {file: password}
      """;

  private static final String BACKUP =
      """
      apiVersion: hawser.io/v1alpha1
      kind: Blueprint
      metadata: {name: app}
      actions:
        backup:
          phases:
            - {name: upload, func: KopiaUpload}
          outputArtifacts:
            data: {keyValue: {id: "@{Phases.upload.Output.snapshotId}"}}
        restore:
          phases:
            - name: download
              func: KopiaRestore
              args: {snapshot: "@{ArtifactsIn.data.KeyValue.id}", target: restored}
      ---
      apiVersion: hawser.io/v1alpha1
      kind: ActionSet
      metadata: {name: nightly}
      spec:
        actions:
          - {name: backup, blueprint: app, location: disk, subject: {directory: data}}
      """;

  @TempDir private Path folder;
  private String location = "";
  private String backup = "";

  @BeforeEach
  void writeFiles() throws IOException {
    location = Files.writeString(folder.resolve("disk.yaml"), LOCATION).toString();
    backup = Files.writeString(folder.resolve("backup.yaml"), BACKUP).toString();
    var secret = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.writeString(Files.createFile(folder.resolve("password"), secret), "correct");
    Files.createDirectories(folder.resolve("data/sub"));
    Files.writeString(folder.resolve("data/sub/file"), "content");
  }

  @Test
  void aRepositoryIsMadeOnceAndRememberedByName() {
    assertThat(hawser(1, "repo", "status", "-l", location)).contains("it does not exist");
    assertThat(hawser(0, "repo", "create", "-l", location)).startsWith("made the repository");
    assertThat(hawser(1, "repo", "create", "-l", location)).contains("is a repository already");
    assertThat(hawser(0, "repo", "connect", "disk", "-l", location)).startsWith("saved 'disk'");
    assertThat(hawser(0, "repo", "status", "-l", "disk")).contains("AES256-GCM-HMAC-SHA256");
    assertThat(hawser(1, "repo", "status", "-l", "dusk"))
        .isEqualTo(
            "hawser: 'dusk' is neither a file with a Location nor a saved connection;"
                + " saved are: disk\n");
  }

  @Test
  void aRepositoryIsMadeWithTheOptionsThatKopiaHas() {
    assertThat(hawser(1, "repo", "create", "-l", location, "--block-hash=BLAKE3-265"))
        .contains("format.blockHash: there is no 'BLAKE3-265'")
        .contains("BLAKE3-256");
    assertThat(hawser(1, "repo", "create", "-l", location, "--retention-period=soon"))
        .contains("--retention-period: 'soon' is not a duration");

    hawser(
        0,
        "repo",
        "create",
        "-l",
        location,
        "--block-hash=BLAKE3-256",
        "--encryption=CHACHA20-POLY1305-HMAC-SHA256",
        "--object-splitter=FIXED-1M",
        "--format-version=2",
        "--flat");

    assertThat(hawser(0, "repo", "status", "-l", location, "-o", "yaml"))
        .contains("BLAKE3-256", "CHACHA20-POLY1305-HMAC-SHA256", "FIXED-1M", "formatVersion: 2");
    assertThat(hawser(0, "run", backup, location)).contains("complete");
  }

  @Test
  void aWrongPasswordIsSaid() throws IOException {
    hawser(0, "repo", "create", "-l", location);
    Files.writeString(folder.resolve("password"), "wrong");

    assertThat(hawser(1, "snapshots", "-l", location))
        .contains("the password does not open")
        .endsWith("(denied)\n");
  }

  @Test
  void verifyReadsEveryFileAndTellsOfALostBlob() throws IOException {
    hawser(0, "repo", "create", "-l", location);
    hawser(0, "run", backup, location);
    assertThat(hawser(0, "repo", "verify", "-l", location)).contains("1 file, 1 read (7 B)");
    assertThat(hawser(1, "repo", "verify", "-l", location, "--files-percent", "101"))
        .contains("must be from 0 to 100");

    loseDataPacks();

    assertThat(hawser(1, "repo", "verify", "-l", location)).contains("1 problem");
  }

  @Test
  void filesInTheWayAreKeptUnlessAskedOtherwise() throws IOException {
    hawser(0, "repo", "create", "-l", location);
    hawser(0, "run", backup, location);
    var id = snapshotId();
    var target = folder.resolve("target");
    Files.createDirectories(target.resolve("sub"));
    Files.writeString(target.resolve("sub/file"), "another");
    var restore = new String[] {"restore", id, "-l", location, "--target", target.toString()};

    assertThat(hawser(3, restore))
        .contains("hawser: 'sub/file': something else is there")
        .contains("--overwrite older or always");
    assertThat(target.resolve("sub/file")).hasContent("another");
    assertThat(hawser(1, "restore", id, "-l", location, "--target", location))
        .isEqualTo("hawser: '%s' is in the way\n".formatted(location));
    assertThat(hawser(1, "ls", "-l", location, id + "/sub/fil"))
        .isEqualTo("hawser: the snapshot has no 'sub/fil': there is no 'fil'\n");
  }

  @Test
  void aForgottenSnapshotIsGone() {
    hawser(0, "repo", "create", "-l", location);
    hawser(0, "run", backup, location);
    var id = snapshotId();

    assertThat(hawser(1, "forget", "-l", location, id, "nothing")).contains("no snapshot 'nothing");
    assertThat(snapshotId()).isEqualTo(id);
    assertThat(hawser(0, "forget", "-l", location, id)).startsWith("forgot " + id);
    assertThat(hawser(0, "snapshots", "-l", location, "-o", "json")).isEqualTo("[]\n");
  }

  @Test
  void aRestoreIsMadeFromARunWithItsArtifacts() throws IOException {
    hawser(0, "repo", "create", "-l", location);
    hawser(0, "run", backup, location);

    var draft =
        hawser(0, "actionset", "create", "--from", "nightly", "--action", "restore", "--dry-run");
    var child = Files.writeString(folder.resolve("restore.yaml"), draft).toString();
    var blueprint = folder.resolve("app.yaml");
    Files.writeString(blueprint, BACKUP.substring(0, BACKUP.indexOf("---")));
    hawser(0, "run", blueprint.toString(), location, child);

    assertThat(draft).doesNotContain("hawser:").contains("directory: " + folder.resolve("data"));
    assertThat(folder.resolve("restored/sub/file")).hasContent("content");
  }

  @Test
  void whatIsOverIsNotResumed() {
    hawser(0, "repo", "create", "-l", location);
    hawser(0, "run", backup, location);
    var run = hawser(0, "runs", "-o", "json").replaceAll("(?s).*\"id\": \"([^\"]*)\".*", "$1");

    assertThat(hawser(1, "resume", run)).contains("is over: it is complete");
    assertThat(hawser(1, "abort", run)).contains("is over already");
    assertThat(hawser(1, "resume", "../x")).contains("'../x' is not the id of a run");
  }

  private String snapshotId() {
    return hawser(0, "snapshots", "-l", location, "-o", "json")
        .replaceAll("(?s).*\"id\": \"([^\"]*)\".*", "$1");
  }

  private void loseDataPacks() throws IOException {
    var repository = folder.resolve("repository");
    try (var blobs = Files.walk(repository)) {
      for (var blob : blobs.filter(Files::isRegularFile).toList()) {
        if (repository.relativize(blob).toString().startsWith("p")) {
          Files.delete(blob);
        }
      }
    }
  }

  /** Runs a command that must give this exit code, and gives all that it printed. */
  private String hawser(int exitCode, String... args) {
    var terminal = new RecordingTerminal();
    var environment =
        Map.of(
            "HAWSER_STATE_DIR", folder.resolve("state").toString(),
            "XDG_CONFIG_HOME", folder.resolve("config").toString());

    int answer = Hawser.run(terminal, environment, args);

    assertThat(answer).as(List.of(args) + terminal.errors()).isEqualTo(exitCode);
    return terminal.output() + terminal.errors();
  }
}
