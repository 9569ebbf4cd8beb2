package io.hawser.engine.run;

import static io.hawser.engine.run.Bench.phase;
import static io.hawser.engine.run.Recipe.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunState;
import io.hawser.engine.journal.RunView;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where Kanister's documents behave in their own way; the cases are Kanister's, recorded. */
@Timeout(30)
class KanisterRunTest {
  @TempDir Path folder;

  @Test
  void aFailedPhaseIsFollowedByDeferPhaseWhoseSuccessHealsNothing() throws InterruptedException {
    var bench = new Bench(folder);

    var run =
        run(
            bench,
            new Recipe().phases(fail("p0"), note("p1")).defer(note("d")).artifact("a", "x", "lit"));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.error().orElseThrow().message()).isEqualTo("it is broken");
    assertThat(phase(run, "p1").state()).isEqualTo(PhaseState.PENDING);
    assertThat(phase(run, "d").state()).isEqualTo(PhaseState.COMPLETE);
    assertThat(run.actions().getFirst().artifacts()).isEmpty();
  }

  @Test
  void theErrorOfDeferPhaseReplacesThatOfThePhases() throws InterruptedException {
    var bench = new Bench(folder);
    var defer = Recipe.phase("d", "Note", Map.of("text", "@{Phases.p0.Output.name}"));

    var run = run(bench, new Recipe().phases(fail("p0")).defer(defer));

    assertThat(run.error().orElseThrow().message()).contains("'name' not found");
    assertThat(phase(run, "d").state()).isEqualTo(PhaseState.FAILED);
  }

  @Test
  void aPhaseWithFaultyArgumentsFailsWhenItIsItsTurn() throws InterruptedException {
    var bench = new Bench(folder);

    var missing = run(bench, new Recipe().phases(note("p0"), Recipe.phase("p1", "Note", Map.of())));
    var syntax =
        run(
            bench,
            new Recipe().phases(note("p0"), Recipe.phase("p1", "Note", Map.of("text", "@{x"))));

    assertThat(bench.effects()).containsExactly("p0", "p0");
    assertThat(phase(missing, "p1").state()).isEqualTo(PhaseState.FAILED);
    assertThat(phase(syntax, "p1").state()).isEqualTo(PhaseState.FAILED);
  }

  @Test
  void aPhaseSeesItselfWithoutOutputs() throws InterruptedException {
    var bench = new Bench(folder);
    var own = Recipe.phase("p0", "Note", Map.of("text", "@{Phases.p0.Output.x}"));

    var run = run(bench, new Recipe().phases(own));

    assertThat(run.error().orElseThrow().message()).startsWith("'x' not found");
  }

  @Test
  void artifactsSeeDeferPhase() throws InterruptedException {
    var bench = new Bench(folder);

    var run =
        run(
            bench,
            new Recipe()
                .phases(note("p0"))
                .defer(note("d"))
                .artifact("a", "x", "@{DeferPhase.Output.text}"));

    assertThat(run.actions().getFirst().artifacts().values())
        .allSatisfy(artifact -> assertThat(artifact.keyValue()).containsEntry("x", "d"));
  }

  @Test
  void keysOfArgumentsAreTemplatesToo() throws InterruptedException {
    var bench = new Bench(folder);
    var first = Recipe.phase("p0", "Note", Map.of("text", "text"));
    var second = Recipe.phase("p1", "Note", Map.of("@{Phases.p0.Output.text}", "seen"));

    run(bench, new Recipe().phases(first, second));

    assertThat(bench.effects()).containsExactly("text", "seen");
  }

  private static RunView run(Bench bench, Recipe recipe) throws InterruptedException {
    return bench.run(recipe.request(ApiVersion.KANISTER, Map.of()));
  }

  private static Phase fail(String name) {
    return Recipe.phase(name, "Fail", Map.of("class", "command"));
  }
}
