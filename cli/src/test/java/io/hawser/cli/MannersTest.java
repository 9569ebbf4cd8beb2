package io.hawser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.terminal.RecordingTerminal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the command answers to what it cannot do. */
class MannersTest {
  @TempDir private Path state;

  private final RecordingTerminal terminal = new RecordingTerminal();

  @Test
  void aWrongNameIsAnsweredWithANearOne() {
    assertThat(run("rnus")).isEqualTo(2);
    assertThat(terminal.errors()).contains("no command 'rnus'; did you mean 'runs'");
    assertThat(terminal.output()).isEmpty();
  }

  @Test
  void aWrongOptionIsAnsweredWithANearOne() {
    assertThat(run("runs", "--actionste=x")).isEqualTo(2);
    assertThat(terminal.errors()).contains("did you mean '--actionset'");
  }

  @Test
  void anErrorIsOneLineWithoutAStackTrace() {
    assertThat(run("status", "no-such-run")).isEqualTo(1);
    assertThat(terminal.errors().lines()).hasSize(1);
    assertThat(terminal.errors()).startsWith("hawser: no run 'no-such-run'");
  }

  @Test
  void verboseShowsWhereAnErrorArose() {
    assertThat(run("status", "no-such-run", "--verbose")).isEqualTo(1);
    assertThat(terminal.errors()).contains("\tat io.hawser");
  }

  @Test
  void theHelpNamesTheExitCodes() {
    assertThat(run("runs", "--help")).isZero();
    assertThat(terminal.output()).contains("Exit codes:").contains("hawser runs --actionset");
  }

  @Test
  void noRunsAreAnEmptyList() {
    assertThat(run("runs", "-o", "json")).isZero();
    assertThat(terminal.output()).isEqualTo("[]\n");
  }

  @Test
  void aCronExpressionIsShownWithItsNextTimes() {
    assertThat(
            run(
                "cron",
                "30 2 * * *",
                "--zone=Europe/Zurich",
                "--after=2026-10-24T12:00:00Z",
                "--count=2",
                "-o",
                "json"))
        .isZero();
    assertThat(terminal.output())
        .contains("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00")
        .contains("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
  }

  @Test
  void aCronExpressionThatIsNoneIsRefusedByItsWrongPart() {
    assertThat(run("cron", "61 * * * *")).isEqualTo(1);
    assertThat(terminal.errors()).isEqualTo("hawser: minute '61': it is not within 0-59\n");
  }

  private int run(String... args) {
    return Hawser.run(terminal, Map.of("HAWSER_STATE_DIR", state.toString()), args);
  }
}
