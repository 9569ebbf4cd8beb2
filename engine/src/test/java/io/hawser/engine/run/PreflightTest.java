package io.hawser.engine.run;

import static io.hawser.engine.run.Recipe.call;
import static io.hawser.engine.run.Recipe.forEach;
import static io.hawser.engine.run.Recipe.needs;
import static io.hawser.engine.run.Recipe.note;
import static io.hawser.engine.run.Recipe.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint.Input;
import io.hawser.crds.Blueprint.InputType;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.run.Plan.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  @TempDir Path folder;

  @Test
  void refusesARunThatAFunctionIsSureItCannotDo() {
    var bench = new Bench(folder);
    var recipe = new Recipe().phases(note("a"), note("impossible"));

    assertThatThrownBy(() -> bench.run(recipe))
        .isInstanceOf(RunRefusedException.class)
        .hasMessage("phase 'act/impossible' cannot be done: there is no ink");
    assertThat(bench.effects()).isEmpty();
    assertThat(bench.store.list()).isEmpty();
  }

  @Test
  void doesNotRefuseForAPhaseThatMayNeverRun() throws InterruptedException {
    var bench = new Bench(folder);

    bench.run(new Recipe().phases(note("a")).onFailure(note("impossible")));

    assertThat(bench.effects()).containsExactly("a");
  }

  @Test
  void refusesTemplatesThatCanNeverBeRendered() {
    var bench = new Bench(folder);
    var typo = Recipe.phase("b", "Note", Map.of("text", "@{Input.name}"));

    assertThatThrownBy(() -> bench.run(new Recipe().phases(note("a"), typo)))
        .isInstanceOf(BlueprintException.class)
        .hasMessage("actions.act.phases[1].args.text: no 'Input'; did you mean 'Inputs'?");
  }

  @Test
  void findsAllFaultsOfTheDocumentsAtOnce() {
    var bench = new Bench(folder);
    var recipe =
        new Recipe().phases(Recipe.phase("a", "Nota", Map.of()), needs(note("b"), "c"), note("a"));

    assertThatThrownBy(() -> bench.run(recipe))
        .isInstanceOf(BlueprintException.class)
        .hasMessageContaining("no function 'Nota'")
        .hasMessageContaining("actions.act.phases[1].needs[0]: no phase 'c'")
        .hasMessageContaining("two phases have the name 'a'");
  }

  @Test
  void refusesPhasesThatNeedEachOther() {
    var bench = new Bench(folder);
    var recipe = new Recipe().phases(needs(note("a"), "b"), needs(note("b"), "a"), note("c"));

    assertThatThrownBy(() -> bench.run(recipe))
        .hasMessageContaining("phases a, b need each other in a circle");
  }

  @Test
  void namesTheActionAndTheBlueprintThatAreNotThere() {
    var bench = new Bench(folder);
    var action = new Recipe().phases(note("a")).action();

    assertThatThrownBy(() ->
            bench.run(
                Recipe.request(
                    ApiVersion.HAWSER,
                    Map.of("backup", action),
                    List.of(call("backpu", Map.of())))))
        .hasMessageContaining("spec.actions[0].name: Blueprint 'bp' has no action 'backpu'")
        .hasMessageContaining("backup");
  }

  @Test
  void checksInputsBeforeAnythingRuns() {
    var input = new Input(InputType.INTEGER, null, null, List.of(1L, 2L), null);

    assertThatThrownBy(() -> run(input, null))
        .hasMessage("spec.actions[0].inputs: needs input 'n' (a whole number)");
    assertThatThrownBy(() -> run(input, "one"))
        .hasMessageContaining("'n' must be a whole number, not 'one'");
    assertThatThrownBy(() -> run(input, 3L))
        .hasMessageContaining("'n' must be one of 1, 2, not '3'");
  }

  @Test
  void checksThePatternOfAnInput() {
    var input = new Input(InputType.STRING, null, null, List.of(), "[a-z]+");

    assertThatThrownBy(() -> run(input, "A1"))
        .hasMessageContaining("'n' must match '[a-z]+', which 'A1' does not");
  }

  @Test
  void refusesAnInputThatTheActionHasNot() {
    var bench = new Bench(folder);

    assertThatThrownBy(() ->
            bench.run(
                new Recipe().phases(note("a")).request(ApiVersion.HAWSER, Map.of("paht", "/x"))))
        .hasMessageContaining("spec.actions[0].inputs.paht: no input 'paht'");
  }

  @Test
  void usesTheDefaultOfAnInput() throws InterruptedException {
    var bench = new Bench(folder);
    var input = new Input(InputType.STRING, null, "standard", List.of(), null);

    bench.run(
        new Recipe()
            .input("n", input)
            .phases(Recipe.phase("a", "Note", Map.of("text", "@{Inputs.n}"))));

    assertThat(bench.effects()).containsExactly("standard");
  }

  @Test
  void plansWithoutTouchingAnything() {
    var bench = new Bench(folder);
    var input = new Input(InputType.BOOLEAN, null, false, List.of(), null);
    var recipe =
        new Recipe()
            .input("yes", input)
            .phases(
                note("a"),
                when(note("b"), "Inputs.yes"),
                Recipe.phase("c", "Note", Map.of("text", "@{Phases.a.Output.text}")),
                forEach(Recipe.phase("d", "Note", Map.of("text", "@{Item}")), List.of("x", "y"), 1))
            .onFailure(note("tell"));

    var plan = bench.engine.plan(recipe.request());

    assertThat(plan.actions().getFirst().steps())
        .extracting(step -> step.id().label() + ": " + step.kind() + ": " + step.text())
        .containsExactly(
            "a: CERTAIN: note 'a'",
            "b: SKIPPED: 'Inputs.yes' is false",
            "c: LATER: Note a text, with arguments that are known only later",
            "d[0]: CERTAIN: note 'x'",
            "d[1]: CERTAIN: note 'y'",
            "tell: " + Kind.CONDITIONAL + ": note 'tell'");
    assertThat(bench.effects()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  private void run(Input input, @Nullable Object value) throws InterruptedException {
    RunRequest request =
        new Recipe()
            .input("n", input)
            .phases(note("a"))
            .request(ApiVersion.HAWSER, value == null ? Map.of() : Map.of("n", value));
    new Bench(folder).run(request);
  }
}
