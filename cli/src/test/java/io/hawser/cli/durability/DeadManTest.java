package io.hawser.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.engine.journal.RunState;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application is thawed in time though the engine that froze it is dead, or hangs. */
class DeadManTest {
  @TempDir private Path folder;

  @Test
  void theApplicationIsThawedWhenTheEngineIsKilledAndTheRunGoesOn() throws Exception {
    try (var ledger = Ledger.start(folder, "pauses.yaml")) {
      var engine = paused(ledger, "strict");

      engine.kill();

      ledger.awaitThawed("killed");
      ledger.go();
      var run = ledger.run();
      assertThat(run.isLeft()).isTrue();
      ledger.hawser().run("resume", run.id().text()).requireStatus(0, "resume");
      ledger.requireGoodRestore(run);
      ledger.requireNothingLeft("killed");
    }
  }

  @Test
  void theApplicationIsThawedWhenTheEngineHangsAndIsFrozenAgainForTheSnapshot() throws Exception {
    try (var ledger = Ledger.start(folder, "pauses.yaml")) {
      var engine = paused(ledger, "strict");

      engine.signalAlone("STOP");
      ledger.awaitThawed("stopped");
      ledger.go();
      engine.signalAlone("CONT");

      var ended = engine.await().requireStatus(0, "went on");
      assertThat(ended.errors()).contains("no longer frozen; freezing it again");
      ledger.requireGoodRestore(ledger.run());
      ledger.requireNothingLeft("stopped");
    }
  }

  @Test
  void aRunWhoseFreezeDidNotHoldFailsAndSavesNothing() throws Exception {
    try (var ledger = Ledger.start(folder, "pauses.yaml")) {
      var engine = paused(ledger, "lax");

      engine.signalAlone("STOP");
      ledger.awaitThawed("stopped");
      ledger.go();
      engine.signalAlone("CONT");

      var ended = engine.await().requireStatus(1, "went on");
      assertThat(ended.errors()).contains("phase 'thaw'").contains("6s ('maxFrozen')");
      var run = ledger.run();
      assertThat(run.state()).isEqualTo(RunState.FAILED);
      assertThat(folder.resolve("repository")).doesNotExist();
      ledger.requireNothingLeft("stopped");
      var again = ledger.hawser().run("resume", run.id().text()).requireStatus(1, "resume");
      assertThat(again.errors()).contains("is over: it is failed, and nothing is left");
    }
  }

  /** An engine that has frozen the application and waits. */
  private static HawserCommand.Started paused(Ledger ledger, String actionSet) throws IOException {
    var engine = ledger.hawser().start("run", "backup.yaml", "--actionset", actionSet);
    ledger.awaitFrozen();
    return engine;
  }
}
