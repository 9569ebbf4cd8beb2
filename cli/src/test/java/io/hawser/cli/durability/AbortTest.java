package io.hawser.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hawser.cli.durability.HawserCommand.Started;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is stopped while its application is frozen thaws, cleans up and says so. */
class AbortTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  @TempDir private Path folder;

  @Test
  void anotherProcessStopsARun() throws Exception {
    try (var ledger = Ledger.start(folder, "pauses.yaml")) {
      var engine = paused(ledger);
      var id = ledger.run().id().text();

      ledger.hawser().run("abort", id).requireStatus(0, "abort");

      requireAborted(engine, ledger);
      var again = ledger.hawser().run("resume", id).requireStatus(1, "resume");
      assertThat(again.errors()).contains("is over: it is aborted, and nothing is left");
      ledger.hawser().run("abort", id).requireStatus(1, "abort again");
    }
  }

  @Test
  void controlCStopsARun() throws Exception {
    try (var ledger = Ledger.start(folder, "pauses.yaml")) {
      var engine = paused(ledger);

      engine.signal("INT");

      requireAborted(engine, ledger);
    }
  }

  @Test
  void controlCAgainDoesNotSkipTheThaw() throws Exception {
    try (var ledger = Ledger.start(folder, "pauses.yaml")) {
      var engine = paused(ledger);
      var hold = Files.createFile(folder.resolve("hold"));

      for (var words : new String[] {"stopping;", "stopping at once;", "still thawing"}) {
        engine.signal("INT");
        await().atMost(SOON).until(() -> Files.readString(engine.errors()).contains(words));
      }

      assertThat(ledger.isFrozen()).isTrue();
      Files.delete(hold);
      requireAborted(engine, ledger);
    }
  }

  @Test
  void aRunThatWasLeftIsAbortedByTheNextProcess() throws Exception {
    try (var ledger = Ledger.start(folder, "pauses.yaml")) {
      paused(ledger).kill();
      var id = ledger.run().id().text();

      var told = ledger.hawser().run("abort", id).requireStatus(0, "abort");

      assertThat(told.errors()).contains("hawser resume " + id);
      requireAborted(ledger.hawser().start("resume", id), ledger);
    }
  }

  private static void requireAborted(Started engine, Ledger ledger) throws Exception {
    engine.await().requireStatus(4, "aborted");

    assertThat(ledger.isFrozen()).isFalse();
    assertThat(ledger.run().state()).isEqualTo(RunState.ABORTED);
    ledger.awaitThawed("aborted");
    ledger.requireNothingLeft("aborted");
  }

  /** An engine that has frozen the application and waits in its next phase. */
  private static Started paused(Ledger ledger) throws IOException {
    var engine = ledger.hawser().start("run", "backup.yaml", "--actionset", "strict");
    ledger.awaitFrozen();
    await().atMost(SOON).until(() -> isPaused(ledger));
    return engine;
  }

  private static boolean isPaused(Ledger ledger) {
    return ledger.run().actions().getFirst().phases().stream()
        .anyMatch(
            phase -> phase.id().phase().equals("pause") && phase.state() == PhaseState.RUNNING);
  }
}
