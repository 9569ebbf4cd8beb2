package io.hawser.engine.run;

import static io.hawser.engine.run.Bench.phase;
import static io.hawser.engine.run.Recipe.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.engine.journal.AbortResult;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunState;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AbortTest {
  @TempDir Path folder;

  private static Recipe hanging() {
    return new Recipe()
        .phases(
            Recipe.phase("hold", "Hold", Map.of("text", "app")),
            Recipe.phase("hang", "Hang", Map.of()),
            note("never"))
        .onFailure(note("tell"))
        .defer(note("last"));
  }

  @Test
  void cancelsThePhaseThenCleansUpAndEndsAsAborted() throws InterruptedException {
    var bench = new Bench(folder);
    var run = bench.start(hanging());
    bench.fakes.hanging.await();

    run.abort();
    var end = run.await();

    assertThat(end.state()).isEqualTo(RunState.ABORTED);
    assertThat(end.abortRequested()).isTrue();
    assertThat(phase(end, "hang").state()).isEqualTo(PhaseState.CANCELLED);
    assertThat(bench.effects())
        .containsExactly("hold app", "hang", "cancelled=true", "undo app", "tell", "last");
  }

  @Test
  void isHeardFromAnotherProcess() throws InterruptedException {
    var bench = new Bench(folder);
    var run = bench.start(hanging());
    bench.fakes.hanging.await();
    var other = new Bench(folder);

    var answer = other.engine.abort(run.id());

    assertThat(answer).isEqualTo(AbortResult.REQUESTED);
    assertThat(run.await().state()).isEqualTo(RunState.ABORTED);
    assertThat(other.engine.abort(run.id())).isEqualTo(AbortResult.OVER);
  }

  @Test
  void aSecondOneCancelsDeferPhaseButNoCleanup() throws InterruptedException {
    var bench = new Bench(folder);
    var run =
        bench.start(
            new Recipe()
                .phases(Recipe.phase("hold", "Hold", Map.of("text", "app")), note("work"))
                .defer(Recipe.phase("last", "Hang", Map.of())));
    bench.fakes.hanging.await();

    run.abort();
    run.abort();
    var end = run.await();

    assertThat(phase(end, "last").state()).isEqualTo(PhaseState.CANCELLED);
    assertThat(bench.effects())
        .containsExactly("hold app", "work", "undo app", "hang", "cancelled=true");
    assertThat(end.state()).isEqualTo(RunState.ABORTED);
  }

  @Test
  void anInterruptOfTheCallerIsAnAbort() throws InterruptedException {
    var bench = new Bench(folder);
    var caller =
        Thread.ofPlatform()
            .start(() ->
                assertThatThrownBy(() -> bench.run(hanging()))
                    .isInstanceOf(InterruptedException.class));
    bench.fakes.hanging.await();

    caller.interrupt();
    caller.join();

    assertThat(bench.effects()).contains("undo app", "last");
    assertThat(bench.store.list().getFirst().state()).isEqualTo(RunState.ABORTED);
  }

  @Test
  void changesNothingOnceTheRunIsOver() throws InterruptedException {
    var bench = new Bench(folder);
    var run = bench.start(new Recipe().phases(note("a")));
    run.await();

    run.abort();

    assertThat(run.view().state()).isEqualTo(RunState.COMPLETE);
    assertThat(run.view().abortRequested()).isFalse();
  }
}
