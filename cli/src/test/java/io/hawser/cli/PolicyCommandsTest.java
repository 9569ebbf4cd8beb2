package io.hawser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.terminal.RecordingTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies, retention and pins, told by commands. */
class PolicyCommandsTest {
  private static final String DOCUMENTS =
      """
      apiVersion: hawser.io/v1alpha1
      kind: Location
      metadata: {name: disk}
      spec:
        storage: {filesystem: {path: repository}}
        password: {file: password}
        hostname: here
        username: tester
      ---
      apiVersion: hawser.io/v1alpha1
      kind: Blueprint
      metadata: {name: app}
      actions:
        backup:
          phases:
            - name: upload
              func: KopiaUpload
              args: {description: by hand, tags: {app: db}, pins: [first], expire: true}
        again:
          phases:
            - {name: upload, func: KopiaUpload}
      ---
      apiVersion: hawser.io/v1alpha1
      kind: ActionSet
      metadata: {name: nightly}
      spec:
        actions:
          - {name: %s, blueprint: app, location: disk, subject: {directory: data}}
      """;

  @TempDir private Path folder;
  private String location = "";

  @BeforeEach
  void makeRepository() throws IOException {
    location = backup("backup");
    var secret = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.writeString(Files.createFile(folder.resolve("password"), secret), "correct");
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/file.txt"), "content");
    Files.writeString(folder.resolve("data/file.tmp"), "content");
    hawser(0, "repo", "create");
  }

  @Test
  void whatIsSetIsShownWithWhereItIsFrom() {
    hawser(0, "policy", "set", "--global", "--keep-daily=14", "--compression", "zstd");
    hawser(
        0,
        "policy",
        "set",
        "u@h:/srv",
        "--add-ignore=*.tmp",
        "--add-ignore",
        "*.o",
        "--max-file-size=100",
        "--snapshot-time",
        "7:30,0:05",
        "--inherit=false");
    hawser(0, "policy", "set", "u@h:/srv", "--inherit=true", "--remove-ignore=*.o");

    var shown = hawser(0, "policy", "show", "u@h:/srv/app");

    assertThat(shown)
        .startsWith("FIELD ")
        .containsPattern("retention.keepDaily +14 +\\(global\\)")
        .containsPattern("files.ignore +\\[\\*.tmp\\] +u@h:/srv")
        .containsPattern("files.maxFileSize +100 +u@h:/srv")
        .containsPattern("scheduling.timeOfDay +\\[\\{hour=0, min=5\\}, \\{hour=7, min=30\\}\\]");
    assertThat(hawser(0, "policy", "show", "--global", "-o", "json"))
        .contains("\"compressorName\": \"zstd\"");
    assertThat(hawser(0, "policy", "list"))
        .containsPattern("[0-9a-f]{32}  \\(global\\)")
        .contains("u@h:/srv");
  }

  @Test
  void aFieldIsTakenFromAboveAgainAndAPolicyRemoved() {
    hawser(0, "policy", "set", "@h", "--keep-latest=3", "--one-file-system=true");
    hawser(0, "policy", "set", "@h", "--keep-latest=inherit");

    assertThat(hawser(0, "policy", "show", "@h", "-o", "json"))
        .contains("\"keepLatest\": 10")
        .contains("\"oneFileSystem\": true");
    assertThat(hawser(0, "policy", "remove", "@h", "-n")).contains("would remove");
    assertThat(hawser(0, "policy", "rm", "@h")).contains("removed the policy of @h");
    assertThat(hawser(0, "policy", "delete", "@h")).contains("@h has no policy of its own");
  }

  @Test
  void whatAnOptionMayNotSayIsNamed() {
    assertThat(hawser(1, "policy", "set", "--global")).contains("nothing to change");
    assertThat(hawser(1, "policy", "set", "--keep-latest=3")).contains("either --global or");
    assertThat(hawser(1, "policy", "set", "--global", "--keep-latest=x"))
        .contains("'--keep-latest' must be a whole number, or inherit, not 'x'");
    assertThat(hawser(1, "policy", "set", "--global", "--compression=lz4"))
        .contains("'compression.compressorName' must be one of none, gzip");
    assertThat(hawser(1, "policy", "set", "u@h:/a", "--max-parallel-snapshots=2"))
        .contains("not of the path '/a'");
    assertThat(hawser(1, "policy", "set", "--global", "--manual", "--snapshot-time=1:00"))
        .contains("absent beside --snapshot-time");
    assertThat(hawser(2, "policy", "set", "--global", "--keep-dayly=3"))
        .contains("did you mean '--keep-daily'");
  }

  @Test
  void aPolicyIsEditedAsText() throws IOException {
    hawser(0, "policy", "set", "@h", "--keep-latest=3");

    assertThat(edit("true")).contains("stays as it was");
    assertThat(edit("sed -i 's/\"keepLatest\": 3/\"keepLatest\": 5/'")).contains("changed");
    assertThat(hawser(0, "policy", "show", "@h", "-o", "json")).contains("\"keepLatest\": 5");

    var refused = editRefused("sed -i 's/\"keepLatest\": 5/\"keepLast\": 5/'");

    assertThat(refused).contains("no field 'retention.keepLast'; known there: keepLatest,");
    var kept = Path.of(refused.replaceAll("(?s).*the text is kept in '([^']*)'.*", "$1"));
    assertThat(kept).content().contains("\"keepLast\": 5");
    Files.delete(kept);
    assertThat(editRefused("false")).contains("ended with status 1");
    assertThat(hawser(0, "policy", "show", "@h", "-o", "json")).contains("\"keepLatest\": 5");
  }

  @Test
  void aBackupFollowsThePolicyAndSaysWhatItIs() {
    hawser(0, "policy", "set", folder.resolve("data").toString(), "--add-ignore", "*.tmp");

    hawser(0, "run", location);

    var listed = hawser(0, "snapshots", "-o", "json");
    assertThat(listed)
        .contains("\"description\": \"by hand\"", "\"app\": \"db\"", "\"latest-1\"")
        .contains(
            "\"keptAs\": \"latest-1,hourly-1,daily-1,weekly-1,monthly-1,annual-1,pin:first\"");
    assertThat(hawser(0, "ls", id())).contains("file.txt").doesNotContain("file.tmp");
  }

  @Test
  void whatRetentionDoesNotKeepIsListedAndThenForgotten() throws IOException {
    hawser(0, "policy", "set", "--global", "--keep-latest=1", "--keep-hourly=0", "--keep-daily=0");
    hawser(
        0, "policy", "set", "--global", "--keep-weekly=0", "--keep-monthly=0", "--keep-annual=0");
    backup("again");
    hawser(0, "run", location);
    var first = id();
    hawser(0, "run", location);

    assertThat(hawser(0, "expire", "--all")).contains(first, "1 of 2 snapshots", "would go");
    assertThat(hawser(1, "expire")).contains("either --all or one or more sources");
    assertThat(hawser(0, "expire", folder.resolve("data").toString(), "--delete", "-o", "json"))
        .contains(first, "\"deleted\": true");
    assertThat(hawser(0, "snapshots")).doesNotContain(first);
    assertThat(hawser(0, "expire", "--all")).contains("nothing to forget of tester@here:");
  }

  @Test
  void aPinKeepsASnapshotUntilItIsTakenAway() throws IOException {
    backup("again");
    hawser(0, "run", location);

    var said = hawser(0, "snapshots", "pin", "--add", "audit", "--add", "law", id());

    assertThat(said).contains("with the pins audit, law");
    assertThat(hawser(1, "forget", id())).contains("is pinned (audit, law)");
    assertThat(hawser(0, "snapshots", "pin", "--add", "law", id())).contains("stays as it was");
    assertThat(hawser(0, "snapshots", "pin", "--remove=law", "--remove=audit", id()))
        .contains("with no pin");
    hawser(0, "forget", id());
    assertThat(hawser(1, "snapshots", "pin", "--add=x", "k1")).contains("no snapshot 'k1'");
  }

  private String edit(String editor) {
    return run(0, Map.of("EDITOR", editor), "policy", "edit", "@h");
  }

  private String editRefused(String editor) {
    return run(1, Map.of("VISUAL", editor), "policy", "edit", "@h");
  }

  private String backup(String action) throws IOException {
    return Files.writeString(folder.resolve("backup.yaml"), DOCUMENTS.formatted(action)).toString();
  }

  private String id() {
    return hawser(0, "snapshots", "-o", "json").replaceAll("(?s).*\"id\": \"([^\"]*)\".*", "$1");
  }

  private String hawser(int exitCode, String... args) {
    return run(exitCode, Map.of(), args);
  }

  /** Runs a command that must give this exit code, and gives all that it printed. */
  private String run(int exitCode, Map<String, String> more, String... args) {
    var terminal = new RecordingTerminal();
    var environment = new HashMap<>(more);
    environment.put("HAWSER_STATE_DIR", folder.resolve("state").toString());
    environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    var line = new ArrayList<>(List.of(args));
    if (!args[0].equals("run")) {
      line.addAll(List.of("-l", location));
    }

    int answer = Hawser.run(terminal, environment, line.toArray(String[]::new));

    assertThat(answer).as(line + terminal.errors()).isEqualTo(exitCode);
    return terminal.output() + terminal.errors();
  }
}
