package io.hawser.engine.run;

import static io.hawser.engine.run.Bench.outputs;
import static io.hawser.engine.run.Bench.phase;
import static io.hawser.engine.run.Recipe.forEach;
import static io.hawser.engine.run.Recipe.limits;
import static io.hawser.engine.run.Recipe.needs;
import static io.hawser.engine.run.Recipe.note;
import static io.hawser.engine.run.Recipe.retry;
import static io.hawser.engine.run.Recipe.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint.Input;
import io.hawser.crds.Blueprint.InputType;
import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunEvent;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.journal.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PhasesTest {
  @TempDir Path folder;

  @Test
  void runsPhasesInTheOrderTheyStand() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(new Recipe().phases(note("a"), note("b"), note("c")));

    assertThat(run.state()).isEqualTo(RunState.COMPLETE);
    assertThat(bench.effects()).containsExactly("a", "b", "c");
  }

  @Test
  void givesOutputsToLaterPhases() throws InterruptedException {
    var bench = new Bench(folder);

    bench.run(
        new Recipe()
            .phases(
                note("a"),
                Recipe.phase("b", "Note", Map.of("text", "after @{Phases.a.Output.text}"))));

    assertThat(bench.effects()).containsExactly("a", "after a");
  }

  @Test
  void skipsAPhaseWhoseConditionIsFalse() throws InterruptedException {
    var bench = new Bench(folder);
    var recipe = new Recipe().phases(when(note("a"), "Inputs.no"), when(note("b"), "!Inputs.no"));

    var run = bench.run(withInput(recipe, "no", false));

    assertThat(bench.effects()).containsExactly("b");
    assertThat(phase(run, "a").state()).isEqualTo(PhaseState.SKIPPED);
    assertThat(phase(run, "a").skipped()).hasValue("'Inputs.no' is false");
  }

  @Test
  void refusesAConditionThatIsNeitherTrueNorFalse() throws InterruptedException {
    var bench = new Bench(folder);
    var recipe = new Recipe().phases(note("a"), when(note("b"), "Phases.a.Output.text"));

    var run = bench.run(recipe);

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.error().orElseThrow().message())
        .isEqualTo("'when: Phases.a.Output.text' must be true or false, not 'a'");
  }

  @Test
  void endsAtTheFirstFailure() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(new Recipe().phases(fail("a", "command", 1000), note("b")));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.actions().getFirst().failedPhase()).hasValue("a");
    assertThat(phase(run, "a").state()).isEqualTo(PhaseState.FAILED);
    assertThat(phase(run, "b").state()).isEqualTo(PhaseState.PENDING);
  }

  @Test
  void repeatsAnAttemptThatFailedForAWhile() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(new Recipe().phases(retry(fail("a", "transient", 3), 5)));

    assertThat(run.state()).isEqualTo(RunState.COMPLETE);
    assertThat(bench.effects()).containsExactly("attempt 1", "attempt 2", "attempt 3");
    assertThat(phase(run, "a").attempts()).isEqualTo(3);
    assertThat(bench.events).filteredOn(RunEvent.PhaseRetrying.class::isInstance).hasSize(2);
  }

  @Test
  void repeatsOnlyWhatTheRetryNames() throws InterruptedException {
    var bench = new Bench(folder);

    bench.run(new Recipe().phases(retry(fail("a", "command", 3), 5)));
    bench.run(new Recipe().phases(retry(fail("a", "command", 2), 5, "command")));

    assertThat(bench.effects()).containsExactly("attempt 1", "attempt 1", "attempt 2");
  }

  @Test
  void givesUpAfterTheLastAttempt() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(new Recipe().phases(retry(fail("a", "throttled", 9), 2)));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(bench.effects()).containsExactly("attempt 1", "attempt 2");
  }

  @Test
  void cancelsAnAttemptThatTakesTooLong() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(new Recipe().phases(limits(hang("a"), Duration.ofMillis(30), null)));

    assertThat(bench.effects()).containsExactly("hang", "cancelled=true");
    assertThat(run.error().orElseThrow().errorClass()).isEqualTo(ErrorClass.TIMEOUT);
    assertThat(run.error().orElseThrow().message())
        .isEqualTo("phase 'act/a' took longer than its timeout of 30ms");
  }

  @Test
  void cancelsAnAttemptThatGivesNoSignOfLife() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(new Recipe().phases(limits(hang("a"), null, Duration.ofMillis(30))));

    assertThat(run.error().orElseThrow().message())
        .isEqualTo("phase 'act/a' gave no sign of life for 30ms");
  }

  @Test
  void leavesBehindAnAttemptThatDoesNotStop() throws InterruptedException {
    var bench = new Bench(folder);
    var deaf = Recipe.phase("a", "Deaf", Map.of());

    var run =
        bench.run(
            new Recipe().phases(retry(limits(deaf, Duration.ofMillis(30), null), 5, "timeout")));
    bench.fakes.wake.countDown();

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.error().orElseThrow().message()).contains("was left behind");
    assertThat(phase(run, "a").attempts()).as("never called again").isEqualTo(1);
    assertThat(run.actions().getFirst().cleanups()).as("it can change nothing").isEmpty();
  }

  @Test
  void endsAnActionThatTakesTooLong() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(new Recipe().timeout(Duration.ofMillis(50)).phases(hang("a"), note("b")));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(phase(run, "a").state()).isEqualTo(PhaseState.CANCELLED);
    assertThat(run.error().orElseThrow().message())
        .isEqualTo("action 'act' took longer than its timeout of 50ms");
  }

  @Test
  void runsAPhaseForEachElementAndCollectsOutputsInOrder() throws InterruptedException {
    var bench = new Bench(folder);
    var each =
        forEach(
            Recipe.phase("each", "Note", Map.of("text", "@{Index}=@{Item}")),
            List.of("x", "y", "z"),
            1);

    var run = bench.run(new Recipe().phases(each));

    assertThat(bench.effects()).containsExactly("0=x", "1=y", "2=z");
    assertThat(outputs(run, "each").values())
        .containsEntry(
            "items", List.of(Map.of("text", "0=x"), Map.of("text", "1=y"), Map.of("text", "2=z")));
  }

  @Test
  void takesElementsFromAnEarlierPhase() throws InterruptedException {
    var bench = new Bench(folder);
    var first = forEach(note("first"), List.of(1L, 2L), 1);
    var second =
        forEach(
            Recipe.phase("second", "Note", Map.of("text", "@{Item.text}!")),
            "Phases.first.Output.items",
            1);

    bench.run(new Recipe().phases(first, second));

    assertThat(bench.effects()).containsExactly("first", "first", "first!", "first!");
  }

  @Test
  void runsAsManyElementsAtOnceAsAllowed() throws InterruptedException {
    var bench = new Bench(folder);
    var meet = Recipe.phase("meet", "Meet", Map.of());

    var run = bench.run(new Recipe().phases(forEach(meet, List.of(1L, 2L), 2)));

    assertThat(run.state()).isEqualTo(RunState.COMPLETE);
  }

  @Test
  void refusesMoreElementsThanTheLimit() throws InterruptedException {
    var bench = new Bench(folder);
    var many = LongStream.range(0, 101).boxed().toList();

    var run = bench.run(new Recipe().phases(note("a"), forEach(note("b"), many, 1)));

    assertThat(run.error().orElseThrow().message())
        .isEqualTo("forEach of phase 'act/b' gives 101 elements, more than 100");
  }

  @Test
  void namesTheElementThatFailedAndStopsTheOthers() throws InterruptedException {
    var bench = new Bench(folder);
    var each =
        forEach(
            Recipe.phase("each", "Fail", Map.of("class", "@{Item}")),
            List.of("missing", "denied"),
            1);

    var run = bench.run(new Recipe().phases(each));

    assertThat(run.actions().getFirst().failedPhase()).hasValue("each[0]");
    assertThat(bench.effects()).containsExactly("attempt 1");
  }

  @Test
  void runsPhasesTogetherAsSoonAsWhatTheyNeedIsDone() throws InterruptedException {
    var bench = new Bench(folder);
    var left = needs(Recipe.phase("left", "Meet", Map.of()), "root");
    var right = needs(Recipe.phase("right", "Meet", Map.of()), "root");

    var run =
        bench.run(
            new Recipe()
                .phases(left, needs(note("root")), right, needs(note("end"), "left", "right")));

    assertThat(run.state()).isEqualTo(RunState.COMPLETE);
    assertThat(bench.effects()).containsExactly("root", "end");
  }

  @Test
  void cancelsPhasesThatRunBesideOneThatFails() throws InterruptedException {
    var bench = new Bench(folder);
    var fail = needs(when(fail("fail", "command", 1000), "!Inputs.no"));

    var run = bench.run(withInput(new Recipe().phases(needs(hang("hang")), fail), "no", false));

    assertThat(run.actions().getFirst().failedPhase()).hasValue("fail");
    assertThat(phase(run, "hang").state()).isIn(PhaseState.CANCELLED, PhaseState.PENDING);
  }

  @Test
  void isPartialWhenSomeItemsCouldNotBeDone() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(new Recipe().phases(note("partial"), note("b")));

    assertThat(run.state()).isEqualTo(RunState.PARTIAL);
    assertThat(bench.effects()).containsExactly("partial", "b");
  }

  private static Phase fail(String name, String errorClass, long until) {
    return Recipe.phase(name, "Fail", Map.of("class", errorClass, "until", until));
  }

  private static Phase hang(String name) {
    return Recipe.phase(name, "Hang", Map.of());
  }

  private static RunRequest withInput(Recipe recipe, String name, Object value) {
    return recipe
        .input(name, new Input(InputType.BOOLEAN, null, null, List.of(), null))
        .request(ApiVersion.HAWSER, Map.of(name, value));
  }
}
