package io.hawser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.journal.AbortResult;
import io.hawser.engine.journal.RunState;
import io.hawser.engine.run.DurableRun.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may execute a run, with real processes. */
@Timeout(60)
class OwnershipTest {
  @TempDir Path folder;
  private final ArrayList<Process> processes = new ArrayList<>();

  @AfterEach
  void endProcesses() throws InterruptedException {
    for (var process : processes) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aSecondRunOfTheSameActionSetIsRefusedWithWhoHoldsIt() throws Exception {
    var run = new DurableRun(folder);
    var owner = waiting(run);
    var view = run.store(FaultPoints.NONE).list().getFirst();

    assertThat(view.owner().orElseThrow().pid()).isEqualTo(owner.pid());
    assertThatThrownBy(() -> run.execute(Scenario.WAIT, FaultPoints.NONE))
        .isInstanceOf(RunRefusedException.class)
        .hasMessageContaining(
            "ActionSet 'set' is being run by process %d since ".formatted(owner.pid()))
        .hasMessageContaining(view.id().text());
    assertThat(run.functions().lines()).hasSize(2);
  }

  @Test
  void aRunWhoseOwnerDiedIsLeftAndCanBeStopped() throws Exception {
    var run = new DurableRun(folder);
    waiting(run).destroyForcibly().waitFor();
    var engine = run.engine(FaultPoints.NONE);
    var left = run.store(FaultPoints.NONE).list().getFirst();

    assertThat(left.isLeft()).isTrue();
    assertThat(engine.abort(left.id())).isEqualTo(AbortResult.LEFT);
    var end = engine.resume(left.id(), RunListener.NONE).await();

    assertThat(end.state()).isEqualTo(RunState.ABORTED);
    assertThat(run.functions().lines()).endsWith("close app");
    assertThatThrownBy(() -> engine.resume(left.id(), RunListener.NONE))
        .hasMessageStartingWith(
            "run '%s' is over: it is aborted, and nothing".formatted(left.id()));
  }

  @Test
  void aLeftRunWithOtherDocumentsMustBeEndedFirst() throws Exception {
    var run = new DurableRun(folder);
    waiting(run).destroyForcibly().waitFor();

    assertThatThrownBy(() -> run.execute(Scenario.WAIT_SHORT, FaultPoints.NONE))
        .isInstanceOf(RunRefusedException.class)
        .hasMessageContaining("was left and had other documents");
  }

  @Test
  void ofManyProcessesThatFindALeftRunExactlyOneGoesOn() throws Exception {
    var run = new DurableRun(folder);
    waiting(run).destroyForcibly().waitFor();

    for (int i = 0; i < 3; i++) {
      processes.add(run.spawn(Scenario.WAIT));
    }
    var others = processes.subList(1, 4);

    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> others.stream().filter(Process::isAlive).count() == 1);
    assertThat(others.stream().filter(process -> !process.isAlive()).map(Process::exitValue))
        .containsOnly(3);
    await().atMost(Duration.ofSeconds(20)).until(() -> waits(run) == 2);
  }

  private Process waiting(DurableRun run) throws IOException {
    var process = run.spawn(Scenario.WAIT);
    processes.add(process);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(folder.resolve("effects")) && waits(run) == 1);
    return process;
  }

  private static long waits(DurableRun run) throws IOException {
    return run.functions().lines().stream().filter(line -> line.startsWith("wait")).count();
  }
}
