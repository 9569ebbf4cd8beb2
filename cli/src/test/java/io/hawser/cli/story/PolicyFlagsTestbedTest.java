package io.hawser.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.Hawser;
import io.hawser.cli.terminal.RecordingTerminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of {@code policy set}, and {@code policy show}, beside those of Kopia. */
@Tag("testbed")
class PolicyFlagsTestbedTest {
  private static final String LOCATION =
      """
      apiVersion: hawser.io/v1alpha1
      kind: Location
      metadata: {name: disk}
      spec:
        storage: {filesystem: {path: repository}}
        password: {file: password}
        hostname: here
        username: tester
      """;

  /** Given one after the other to both. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              "--keep-latest=3",
              "--keep-hourly=0",
              "--keep-daily=7",
              "--keep-weekly=4",
              "--keep-monthly=2",
              "--keep-annual=1",
              "--ignore-identical-snapshots=true"),
          List.of(
              "--add-ignore=b",
              "--add-ignore=a",
              "--add-dot-ignore=.gitignore",
              "--add-dot-ignore=.kopiaignore",
              "--max-file-size=1000",
              "--one-file-system=true",
              "--ignore-cache-dirs=false"),
          List.of(
              "--ignore-file-errors=true", "--ignore-dir-errors=false",
              "--ignore-unknown-types=false", "--keep-hourly=inherit"),
          List.of(
              "--compression=zstd-fastest",
              "--compression-min-size=10",
              "--compression-max-size=20",
              "--add-only-compress=.txt",
              "--add-never-compress=.jpg",
              "--add-never-compress=.gz",
              "--metadata-compression=none",
              "--splitter=FIXED-1M"),
          List.of("--remove-ignore=a", "--remove-never-compress=.gz", "--clear-only-compress"),
          List.of(
              "--snapshot-interval=1h30m",
              "--snapshot-time=7:30,0:05",
              "--snapshot-time=12:00",
              "--snapshot-time-crontab=5 4 * * *;@daily",
              "--run-missed=false"),
          List.of("--snapshot-time=inherit", "--snapshot-time-crontab=inherit"),
          List.of(
              "--before-folder-action=/bin/a \"b c\" d", "--action-command-timeout=30s",
              "--action-command-mode=async", "--after-snapshot-root-action=/bin/after"),
          List.of("--before-folder-action="),
          List.of("--persist-action-script", "--before-snapshot-root-action=SCRIPT"),
          List.of(
              "--log-dir-snapshotted=1",
              "--log-dir-ignored=2",
              "--log-entry-snapshotted=3",
              "--log-entry-ignored=4",
              "--log-entry-cache-hit=5",
              "--log-entry-cache-miss=6"),
          List.of("--log-dir-ignored=inherit", "--enable-volume-shadow-copy=when-available"),
          List.of(
              "--max-parallel-file-reads=5",
              "--max-parallel-snapshots=2",
              "--parallel-upload-above-size-mib=64"),
          List.of("--inherit=false"),
          List.of("--inherit=true", "--splitter=inherit", "--compression=inherit"));

  @TempDir private Path folder;

  @Test
  void everyOptionDoesWhatItDoesInKopia() throws Exception {
    var location = Files.writeString(folder.resolve("disk.yaml"), LOCATION).toString();
    var secret = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.writeString(Files.createFile(folder.resolve("password"), secret), "correct");
    var script = Files.writeString(folder.resolve("script"), "echo \"<&>\"\n");
    hawser("repo", "create", "-l", location);
    var kopia = RealKopia.toFolder(folder.resolve("home"), folder.resolve("repository"), "correct");

    for (var step : STEPS) {
      var flags = step.stream().map(flag -> flag.replace("SCRIPT", script.toString())).toList();
      kopia.run(arguments(List.of("policy", "set", "user@theirs"), flags));
      hawser(arguments(List.of("policy", "set", "user@ours", "-l", location), flags));

      var list = kopia.run("policy", "list", "--json");
      assertThat(policyOf(list, "ours")).as("%s", step).isEqualTo(policyOf(list, "theirs"));
      assertThat(withoutSpace(hawser("policy", "show", "user@ours", "-l", location, "-o", "json")))
          .as("%s", step)
          .isEqualTo(withoutSpace(kopia.run("policy", "show", "user@ours", "--json")));
    }
  }

  private static String[] arguments(List<String> command, List<String> flags) {
    var arguments = new ArrayList<>(command);
    arguments.addAll(flags);
    return arguments.toArray(String[]::new);
  }

  private static String policyOf(String list, String host) {
    return withoutSpace(list)
        .replaceAll(".*\"host\":\"%s\",\"userName\":\"user\",\"path\":\"\"\\},".formatted(host), "")
        .replaceAll("\\},\\{\"id\".*", "")
        .replaceAll("\\}\\]$", "");
  }

  private static String withoutSpace(String json) {
    return json.replaceAll("\\s+", "")
        .replace("\\u003c", "<")
        .replace("\\u003e", ">")
        .replace("\\u0026", "&");
  }

  private String hawser(String... args) {
    var terminal = new RecordingTerminal();
    var environment =
        Map.of(
            "HAWSER_STATE_DIR", folder.resolve("state").toString(),
            "XDG_CONFIG_HOME", folder.resolve("config").toString());

    int answer = Hawser.run(terminal, environment, args);

    assertThat(answer).as(List.of(args) + terminal.errors()).isZero();
    return terminal.output();
  }
}
