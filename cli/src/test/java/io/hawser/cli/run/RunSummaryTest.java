package io.hawser.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.output.ExitCode;
import io.hawser.engine.journal.CleanupState;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
  @Test
  void aSuccessNamesWhatItGave() {
    assertThat(RunSummary.of(Runs.complete()))
        .containsExactly(
            "run ledger-20260501T120000-abcde: complete in 3.0 s", "  backup.snapshotId: k1234");
    assertThat(RunSummary.exitCode(Runs.complete())).isEqualTo(ExitCode.OK);
  }

  @Test
  void aFailureTellsWhatFailedWhyAndWhatWasCleanedUp() {
    var run = Runs.failed(CleanupState.DONE);

    assertThat(RunSummary.of(run))
        .containsExactly(
            "run ledger-20260501T120000-abcde: failed in 3.0 s",
            "  what failed: backup, phase 'upload'",
            "  why: no space left on 'disk' (full)",
            "  cleaned up: thaw/freeze",
            "  details: hawser status ledger-20260501T120000-abcde");
    assertThat(RunSummary.exitCode(run)).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aCleanupThatIsStillDueIsNamedWithTheCommandThatTriesAgain() {
    assertThat(RunSummary.of(Runs.failed(CleanupState.FAILED)))
        .contains(
            "  NOT cleaned up: thaw/freeze: no space left on 'disk' (full)",
            "  go on with: hawser resume ledger-20260501T120000-abcde");
  }
}
