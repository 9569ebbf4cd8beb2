package io.hawser.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One ActionSet is run by one process at a time, and by the next as soon as that one is dead. */
class TwoRunsTest {
  @TempDir private Path folder;

  @Test
  void theSecondIsToldWhoRunsIt() throws Exception {
    try (var ledger = Ledger.start(folder, "pauses.yaml")) {
      var first = ledger.hawser().start("run", "backup.yaml", "--actionset", "strict");
      ledger.awaitFrozen();
      var id = ledger.run().id().text();

      var second = ledger.hawser().run("run", "backup.yaml", "--actionset", "strict");
      var resumed = ledger.hawser().run("resume", id);

      for (var refused : new HawserCommand.Ended[] {second, resumed}) {
        refused.requireStatus(1, "refused");
        assertThat(refused.errors()).contains("" + first.pid()).contains("hawser abort " + id);
      }
      ledger.go();
      first.await().requireStatus(0, "first");
      assertThat(ledger.store().list()).hasSize(1);
    }
  }

  @Test
  void aDeadOwnerIsToldFromALaterProcessWithItsNumber() throws Exception {
    try (var ledger = Ledger.start(folder, "pauses.yaml")) {
      var first = ledger.hawser().start("run", "backup.yaml", "--actionset", "strict");
      ledger.awaitFrozen();
      first.kill();
      var owner = folder.resolve("state/owners/strict.json");
      var self = "\"pid\":" + ProcessHandle.current().pid();
      Files.writeString(owner, Files.readString(owner).replace("\"pid\":" + first.pid(), self));
      assertThat(owner).content().contains(self);

      ledger.go();
      ledger
          .hawser()
          .run("run", "backup.yaml", "--actionset", "strict")
          .requireStatus(0, "the second");

      assertThat(ledger.store().list()).hasSize(1);
      ledger.requireGoodRestore(ledger.run());
    }
  }
}
