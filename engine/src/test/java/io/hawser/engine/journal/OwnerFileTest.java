package io.hawser.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerFileTest {
  private static final Owner SELF = Processes.self(new RunId("run-1"), Instant.EPOCH);
  @TempDir Path folder;

  @Test
  void isTakenByTheFirstAndTellsTheSecondWhoHasIt() throws IOException {
    var file = file();

    assertThat(file.take(SELF)).isEmpty();
    assertThat(file.take(SELF)).hasValue(SELF);
    assertThat(file.holder()).hasValue(SELF);
  }

  @Test
  void isFreeAfterItsReleaseByItsHolderOnly() throws IOException {
    var file = file();
    file.take(SELF);

    file.release(with(SELF, SELF.pid(), SELF.bootId(), 7));
    assertThat(file.holder()).isPresent();

    file.release(SELF);
    assertThat(file.holder()).isEmpty();
  }

  @Test
  void isTakenOverFromAProcessThatHadThisPidBefore() throws IOException {
    var file = file();
    file.take(with(SELF, SELF.pid(), SELF.bootId(), SELF.processStart() - 1));

    assertThat(file.take(SELF)).isEmpty();
  }

  @Test
  void isTakenOverFromAProcessBeforeTheMachineStarted() throws IOException {
    var file = file();
    file.take(with(SELF, SELF.pid(), "another boot", SELF.processStart()));

    assertThat(file.take(SELF)).isEmpty();
  }

  @Test
  void isNeverTakenOverForItsAge() throws IOException {
    var file = file();
    file.take(new Owner(SELF.pid(), SELF.bootId(), SELF.processStart(), SELF.run(), Instant.MIN));

    assertThat(file.take(SELF)).isPresent();
  }

  @Test
  void isFreeWhenACrashCutItShort() throws IOException {
    Files.writeString(folder.resolve("owner.json"), "{\"pid\":1,\"boo");

    assertThat(file().take(SELF)).isEmpty();
  }

  @Test
  void isTakenOverByExactlyOneOfMany() throws Exception {
    for (int round = 0; round < 20; round++) {
      file().take(with(SELF, SELF.pid(), "another boot", round));
      var takers = new ArrayList<Callable<Optional<Owner>>>();
      for (int i = 0; i < 8; i++) {
        var taker =
            new Owner(
                SELF.pid(), SELF.bootId(), SELF.processStart(), new RunId("r" + i), Instant.EPOCH);
        takers.add(() -> file().take(taker));
      }

      List<Optional<Owner>> refusals = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var result : threads.invokeAll(takers)) {
          refusals.add(result.get());
        }
      }

      assertThat(refusals).filteredOn(Optional::isEmpty).hasSize(1);
      file().release(file().holder().orElseThrow());
    }
  }

  private OwnerFile file() {
    return new OwnerFile(folder.resolve("owner.json"));
  }

  private static Owner with(Owner owner, long pid, String bootId, long start) {
    return new Owner(pid, bootId, start, owner.run(), owner.since());
  }
}
