package io.hawser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.terminal.RecordingTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick start's stories, each in a copy of its folder. */
class QuickstartTest {
  @TempDir private Path folder;
  private Path sample = Path.of("");

  @BeforeEach
  void copySample() throws IOException {
    sample = folder.resolve("quick start");
    Files.createDirectories(sample.resolve("data").resolve("ledger"));
    for (var name : new String[] {"app.sh", "backup.yaml", "restore.yaml", "without-freeze.yaml"}) {
      Files.copy(Path.of("..", "samples", "quickstart", name), sample.resolve(name));
    }
  }

  @AfterEach
  void stopApplication() throws IOException, InterruptedException {
    app("stop");
  }

  @Test
  void aFrozenLedgerAgreesAfterARestore() throws IOException, InterruptedException {
    assertThat(hawser(0, "run", "backup.yaml")).contains("ledger.snapshotId: ");
    assertThat(hawser(0, "run", "restore.yaml")).contains("complete");

    assertThat(app("check", sample.resolve("data/restored").toString())).isZero();
    assertThat(sample.resolve("data/run/frozen")).doesNotExist();
    assertThat(leftBehind()).isZero();
  }

  @Test
  void theSnapshotOfARunIsRestoredByItsId() throws IOException, InterruptedException {
    hawser(0, "run", "backup.yaml");
    var run = hawser(0, "runs", "-o", "json").replaceAll("(?s).*\"id\": \"([^\"]*)\".*", "$1");

    var target = folder.resolve("elsewhere");
    assertThat(hawser(0, "restore", run, "--target", target.toString())).contains("restored");

    assertThat(app("check", target.toString())).isZero();
  }

  @Test
  void withoutTheFreezeTheLedgerDoesNotAgree() throws IOException, InterruptedException {
    var told = hawser(1, "run", "without-freeze.yaml");

    assertThat(told).contains("what failed: backup, phase 'check'");
    assertThat(app("check", sample.resolve("data/restored-without-freeze").toString())).isOne();
    assertThat(leftBehind()).isZero();
  }

  /** Copies that a snapshot made and nobody removed. */
  private long leftBehind() throws IOException {
    try (var entries = Files.list(sample.resolve("data"))) {
      return entries.filter(entry -> entry.getFileName().toString().contains("hawser")).count();
    }
  }

  /** Runs a command that must give this exit code, and gives all that it printed. */
  private String hawser(int exitCode, String... args) {
    for (int i = 0; i < args.length; i++) {
      args[i] = args[i].endsWith(".yaml") ? sample.resolve(args[i]).toString() : args[i];
    }
    var terminal = new RecordingTerminal();
    var environment = Map.of("HAWSER_STATE_DIR", folder.resolve("state").toString());

    int answer = Hawser.run(terminal, environment, args);

    assertThat(answer).as(terminal.errors()).isEqualTo(exitCode);
    return terminal.output() + terminal.errors();
  }

  private int app(String... args) throws IOException, InterruptedException {
    var command = new ProcessBuilder("sh", sample.resolve("app.sh").toString());
    command.command().addAll(List.of(args));
    return command
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("app.out").toFile())
        .start()
        .waitFor();
  }
}
