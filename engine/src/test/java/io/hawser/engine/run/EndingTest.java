package io.hawser.engine.run;

import static io.hawser.engine.run.Bench.phase;
import static io.hawser.engine.run.Recipe.cleanup;
import static io.hawser.engine.run.Recipe.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.journal.CleanupState;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunState;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What follows the phases: cleanups, onFailure, deferPhase, artifacts. */
@Timeout(30)
class EndingTest {
  @TempDir Path folder;

  @Test
  void cleansUpInReverseOrderAfterSuccess() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(new Recipe().phases(hold("a"), hold("b"), note("work")));

    assertThat(bench.effects()).containsExactly("hold a", "hold b", "work", "undo b", "undo a");
    assertThat(run.state()).isEqualTo(RunState.COMPLETE);
    assertThat(run.actions().getFirst().cleanups())
        .allSatisfy(cleanup -> assertThat(cleanup.state()).isEqualTo(CleanupState.DONE));
  }

  @Test
  void cleansUpBeforeOnFailureAndDeferPhase() throws InterruptedException {
    var bench = new Bench(folder);

    bench.run(
        new Recipe()
            .phases(hold("a"), fail("b"))
            .onFailure(note("tell"), hold("more"))
            .defer(note("last")));

    assertThat(bench.effects())
        .containsExactly("hold a", "attempt 1", "undo a", "tell", "hold more", "last", "undo more");
  }

  @Test
  void doesNotCleanUpWhatAPhaseDischarged() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(new Recipe().phases(hold("a"), hold("let go")));

    assertThat(bench.effects()).containsExactly("hold a", "hold let go");
    assertThat(run.actions().getFirst().cleanups().getFirst().state())
        .isEqualTo(CleanupState.DISCHARGED);
  }

  @Test
  void rendersTheCleanupsOfAPhaseWhenItStarts() throws InterruptedException {
    var bench = new Bench(folder);
    var undone = Map.of("text", "what @{Phases.a.Output.text} did");

    bench.run(new Recipe().phases(note("a"), cleanup(fail("b"), "Undo", undone)));

    assertThat(bench.effects()).containsExactly("a", "attempt 1", "undo what a did");
  }

  @Test
  void triesAgainToUndoWhatCouldNotBeUndoneAndNothingElse() throws InterruptedException {
    var bench = new Bench(folder);
    var over = bench.run(new Recipe().phases(hold("a"), hold("broken")));
    bench.effects().clear();
    assertThat(over.hasOpenCleanups()).isTrue();

    bench.fakes.mended = true;
    var mended = bench.engine.resume(over.id(), RunListener.NONE).await();

    assertThat(bench.effects()).containsExactly("undo broken");
    assertThat(mended.state()).isEqualTo(RunState.FAILED);
    assertThat(mended.endedAt()).isEqualTo(over.endedAt());
    assertThat(mended.hasOpenCleanups()).isFalse();
    assertThatThrownBy(() -> bench.engine.resume(over.id(), RunListener.NONE))
        .isInstanceOf(RunRefusedException.class)
        .hasMessageContaining("nothing is left to clean up");
  }

  @Test
  void failsWhenSomethingCouldNotBeUndone() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(new Recipe().phases(hold("a"), hold("broken")));

    assertThat(bench.effects())
        .containsExactly("hold a", "hold broken", "undo broken", "undo broken", "undo a");
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.error().orElseThrow().message())
        .isEqualTo("cleanup 'hold/broken' could not be done: it is stuck");
  }

  @Test
  void showsTheOutcomeToOnFailureAndDeferPhase() throws InterruptedException {
    var bench = new Bench(folder);
    var text = "@{Outcome.state}, @{Outcome.failedPhase}, @{Outcome.error}";

    bench.run(
        new Recipe()
            .phases(fail("b"))
            .onFailure(Recipe.phase("tell", "Note", Map.of("text", text)))
            .defer(Recipe.phase("last", "Note", Map.of("text", "@{Outcome.state}"))));

    assertThat(bench.effects()).containsExactly("attempt 1", "failed, b, it is broken", "failed");
  }

  @Test
  void runsAllOfOnFailureEvenIfOneFailsAndKeepsTheFirstError() throws InterruptedException {
    var bench = new Bench(folder);
    var cause = Recipe.phase("first", "Note", Map.of("text", "@{Phases.zero.Output.none}"));

    var run = bench.run(new Recipe().phases(note("zero"), cause).onFailure(fail("x"), note("y")));

    assertThat(bench.effects()).containsExactly("zero", "attempt 1", "y");
    assertThat(run.error().orElseThrow().message()).contains("no 'none' in Phases.zero.Output");
    assertThat(phase(run, "x").state()).isEqualTo(PhaseState.FAILED);
  }

  @Test
  void doesNotRunOnFailureAfterSuccess() throws InterruptedException {
    var bench = new Bench(folder);

    bench.run(new Recipe().phases(note("a")).onFailure(note("tell")).defer(note("last")));

    assertThat(bench.effects()).containsExactly("a", "last");
  }

  @Test
  void failsWhenDeferPhaseFails() throws InterruptedException {
    var bench = new Bench(folder);

    var run =
        bench.run(
            new Recipe().phases(note("a")).defer(fail("last")).artifact("out", "key", "value"));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.error().orElseThrow().message()).isEqualTo("it is broken");
    assertThat(run.actions().getFirst().artifacts()).isEmpty();
  }

  @Test
  void leavesArtifactsThatSeeTheOutputsOfDeferPhase() throws InterruptedException {
    var bench = new Bench(folder);

    var run =
        bench.run(
            new Recipe()
                .phases(note("a"))
                .defer(note("last"))
                .artifact("out", "key", "@{Phases.a.Output.text}+@{Phases.last.Output.text}"));

    assertThat(run.actions().getFirst().artifacts().values())
        .singleElement()
        .satisfies(artifact -> assertThat(artifact.keyValue()).containsEntry("key", "a+last"));
  }

  @Test
  void failsWhenAnArtifactCannotBeRendered() throws InterruptedException {
    var bench = new Bench(folder);

    var run =
        bench.run(new Recipe().phases(note("a")).artifact("out", "key", "@{Phases.a.Output.none}"));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(phase(run, "a").state()).isEqualTo(PhaseState.COMPLETE);
  }

  private static Phase hold(String name) {
    return Recipe.phase(name.replace(" ", "-"), "Hold", Map.of("text", name));
  }

  private static Phase fail(String name) {
    return Recipe.phase(name, "Fail", Map.of("class", "command"));
  }
}
