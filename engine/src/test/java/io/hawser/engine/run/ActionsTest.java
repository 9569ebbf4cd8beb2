package io.hawser.engine.run;

import static io.hawser.engine.run.Recipe.call;
import static io.hawser.engine.run.Recipe.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.crds.ApiVersion;
import io.hawser.engine.journal.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ActionsTest {
  @TempDir Path folder;

  @Test
  void runTogether() throws InterruptedException {
    var bench = new Bench(folder);
    var meet = new Recipe().phases(Recipe.phase("meet", "Meet", Map.of())).action();

    var run =
        bench.run(
            Recipe.request(
                ApiVersion.HAWSER,
                Map.of("one", meet, "two", meet),
                List.of(call("one", Map.of()), call("two", Map.of()))));

    assertThat(run.state()).isEqualTo(RunState.COMPLETE);
  }

  @Test
  void waitForThoseTheyDependOnAndSeeTheirArtifacts() throws InterruptedException {
    var bench = new Bench(folder);
    var first = new Recipe().phases(note("a")).artifact("out", "k", "@{Phases.a.Output.text}!");
    var second =
        new Recipe()
            .phases(
                Recipe.phase(
                    "b", "Note", Map.of("text", "got @{Actions.first.artifacts.out.KeyValue.k}")));

    var run =
        bench.run(
            Recipe.request(
                ApiVersion.HAWSER,
                Map.of("first", first.action(), "second", second.action()),
                List.of(call("second", Map.of(), "first"), call("first", Map.of()))));

    assertThat(run.state()).isEqualTo(RunState.COMPLETE);
    assertThat(bench.effects()).containsExactly("a", "got a!");
  }

  @Test
  void areSkippedWhenOneTheyDependOnFails() throws InterruptedException {
    var bench = new Bench(folder);
    var fail = Recipe.phase("a", "Fail", Map.of("class", "command"));

    var run =
        bench.run(
            Recipe.request(
                ApiVersion.HAWSER,
                Map.of(
                    "first", new Recipe().phases(fail).action(),
                    "second", new Recipe().phases(note("b")).action()),
                List.of(call("first", Map.of()), call("second", Map.of(), "first"))));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.action("second").orElseThrow().state()).isEqualTo(RunState.SKIPPED);
    assertThat(run.error().orElseThrow().message()).isEqualTo("it is broken");
  }

  @Test
  void withNoneARunIsCompleteAtOnce() throws InterruptedException {
    var bench = new Bench(folder);

    var run = bench.run(Recipe.request(ApiVersion.KANISTER, Map.of(), List.of()));

    assertThat(run.state()).isEqualTo(RunState.COMPLETE);
  }
}
