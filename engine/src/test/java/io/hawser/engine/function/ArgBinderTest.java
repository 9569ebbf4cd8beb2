package io.hawser.engine.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgBinderTest {
  private static final Arg<Long> REPLICAS = Arg.integer("replicas", "the wanted number of pods");
  private static final Arg<Boolean> WAIT = Arg.bool("waitForReady", true, "wait for the pods");
  private static final Arg<Duration> LIMIT =
      Arg.duration("limit", Duration.ofMinutes(5), "longest wait");
  private static final Arg<List<String>> COMMAND = Arg.strings("command", List.of(), "what to run");
  private static final Arg<Map<String, String>> LABELS = Arg.stringMap("labels", "labels to set");
  private static final Arg<Long> MEMORY = Arg.bytes("memory", 1 << 20, "memory to use");
  private static final Arg<String> MODE =
      Arg.choice("mode", "never", List.of("never", "older", "always"), "what to overwrite");
  private static final Arg<Optional<Object>> EXTRA = Arg.any("extra", "anything");

  private record Params(
      long replicas,
      boolean waitForReady,
      Duration limit,
      List<String> command,
      Map<String, String> labels,
      long memory,
      String mode,
      Optional<Object> extra) {
    Params {
      if (replicas < 0) {
        throw new IllegalArgumentException("'replicas' must not be negative");
      }
    }
  }

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
          "Scale",
          "Scale a workload",
          args ->
              new Params(
                  args.get(REPLICAS),
                  args.get(WAIT),
                  args.get(LIMIT),
                  args.get(COMMAND),
                  args.get(LABELS),
                  args.get(MEMORY),
                  args.get(MODE),
                  args.get(EXTRA)),
          REPLICAS,
          WAIT,
          LIMIT,
          COMMAND,
          LABELS,
          MEMORY,
          MODE,
          EXTRA);

  @Test
  void fillsInDefaults() {
    assertThat(SPEC.bind(Map.of("replicas", 3L)))
        .isEqualTo(
            new Params(
                3,
                true,
                Duration.ofMinutes(5),
                List.of(),
                Map.of(),
                1 << 20,
                "never",
                Optional.empty()));
  }

  @Test
  void readsTextsThatTemplatesYield() {
    var params =
        SPEC.bind(
            Map.of(
                "replicas", "3",
                "waitForReady", "false",
                "limit", "1h30m",
                "command", "sync",
                "labels", Map.of("tier", 1L),
                "memory", "64MiB",
                "mode", "older",
                "extra", List.of(1L)));

    assertThat(params)
        .isEqualTo(
            new Params(
                3,
                false,
                Duration.ofMinutes(90),
                List.of("sync"),
                Map.of("tier", "1"),
                64 << 20,
                "older",
                Optional.of(List.of(1L))));
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    assertThatThrownBy(() ->
            SPEC.bind(
                Map.of("replica", 3L, "waitForReady", "yes", "mode", "oldr", "labels", "a=b")))
        .isInstanceOfSatisfying(
            BlueprintException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::toString)
                    .containsExactly(
                        "args.replica: Scale has no argument 'replica'; did you mean 'replicas'?",
                        "args: Scale needs argument 'replicas' (a whole number)",
                        "args.waitForReady: 'waitForReady' must be true or false, not 'yes'",
                        "args.labels: 'labels' must be a map of strings, not 'a=b'",
                        "args.mode: 'mode' must be one of never, older, always, not 'oldr'; did you"
                            + " mean 'older'?"));
  }

  @Test
  void namesTheArgumentThatIsNotANumber() {
    assertThatThrownBy(() -> SPEC.bind(Map.of("replicas", "many")))
        .hasMessageContaining("'replicas' must be a whole number, not 'many'");
  }

  @Test
  void passesOnRulesOverSeveralArguments() {
    assertThatThrownBy(() -> SPEC.bind(Map.of("replicas", -1L)))
        .isInstanceOf(BlueprintException.class)
        .hasMessage("args: 'replicas' must not be negative");
  }

  @Test
  void leavesOpenValuesUncheckedBeforeTheRun() {
    var findings =
        SPEC.check(
            Map.of("replicas", "@{inputs.count}", "limit", "soon", "typo", 1L),
            value -> value instanceof String text && text.startsWith("@{"));

    assertThat(findings).extracting(Finding::field).containsExactly("args.typo", "args.limit");
  }

  @Test
  void explainsAFunctionFromItsDeclaration() {
    var text = FunctionReference.explain(SPEC.giving(Map.of("before", "replicas before")));

    assertThat(text)
        .startsWith(
            "Scale: Scale a workload\n\nArguments\n  replicas      the wanted number of pods")
        .contains("(a duration such as 30s, 5m or 1h30m; default 5m)")
        .contains("(one of never, older, always; default never)")
        .contains("(a list of strings; optional)")
        .endsWith("Outputs\n  before  replicas before\n");
  }

  @Test
  void writesAReferenceSection() {
    assertThat(FunctionReference.markdown(SPEC))
        .startsWith("## Scale\n\nScale a workload.\n")
        .contains("| `replicas` | a whole number | required | the wanted number of pods |\n")
        .contains("| `memory` | a number of bytes such as 1048576 or 64MiB | `1MiB` | memory");
  }

  @Test
  void writesAJsonSchema() {
    var schema = FunctionSchema.of(SPEC);

    assertThat(schema)
        .containsEntry("title", "Scale")
        .containsEntry("required", List.of("replicas"))
        .containsEntry("additionalProperties", false);
    assertThat(schema).extractingByKey("properties").asString().contains("default=5m");
  }
}
