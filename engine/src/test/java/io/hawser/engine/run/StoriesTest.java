package io.hawser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.hawser.crds.Blueprint.Artifact;
import io.hawser.engine.document.DocumentReader;
import io.hawser.engine.document.Documents;
import io.hawser.engine.document.Loaded;
import io.hawser.engine.document.Source;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.journal.RunView;
import io.hawser.engine.journal.RunView.PhaseView;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the stories in {@code stories/*.yaml}: the first document of each says what must come of the
 * others. A story may expect {@code state}, {@code error}, {@code refused}, {@code effects}, {@code
 * phases} (states), {@code outputs}, {@code cleanups} (states) and {@code artifacts}.
 */
@Timeout(30)
class StoriesTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  @TempDir Path folder;

  static Stream<Path> stories() throws IOException, URISyntaxException {
    var resource = Objects.requireNonNull(StoriesTest.class.getResource("/stories"));
    try (var files = Files.list(Path.of(resource.toURI()))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void endsAsTold(Path story) throws IOException, InterruptedException {
    var parts = Files.readString(story).split("\n---\n", 2);
    var expected = YAML.readTree(parts[0]).get("expect");
    var documents =
        new DocumentReader().read(List.of(Source.of(story.getFileName().toString(), parts[1])));
    var bench = new Bench(folder);

    try {
      var run = bench.run(request(documents));
      assertThat(actual(run, bench, expected)).isEqualTo(expected);
    } catch (PhaseException e) {
      assertThat(YAML.createObjectNode().put("refused", e.getMessage())).isEqualTo(expected);
      assertThat(bench.effects()).isEmpty();
    }
  }

  private static RunRequest request(Documents documents) {
    return RunRequest.of(
        documents.actionSets().getFirst().value(),
        documents.blueprints().stream().map(Loaded::value).toList(),
        documents.locations().stream().map(Loaded::value).toList(),
        Path.of(""));
  }

  /** What came of the run, of those things that the story tells. */
  private static JsonNode actual(RunView run, Bench bench, JsonNode expected) {
    var actual = YAML.createObjectNode();
    expected
        .fieldNames()
        .forEachRemaining(name -> actual.set(name, YAML.valueToTree(told(name, run, bench))));
    return actual;
  }

  private static Object told(String name, RunView run, Bench bench) {
    var phases = run.actions().stream().flatMap(action -> action.phases().stream()).toList();
    return switch (name) {
      case "state" -> run.state().text();
      case "error" -> run.error().map(Object::toString).orElse("");
      case "effects" -> bench.effects();
      case "phases" -> byName(phases, phase -> phase.state().text());
      case "outputs" -> byName(phases, phase -> phase.outputs().values());
      case "cleanups" -> cleanups(run);
      case "artifacts" -> artifacts(run);
      default -> throw new IllegalArgumentException("a story cannot expect '%s'".formatted(name));
    };
  }

  private static Map<String, Object> byName(
      List<PhaseView> phases, Function<PhaseView, Object> what) {
    var byName = new TreeMap<String, Object>();
    phases.forEach(phase -> byName.put(phase.id().phase(), what.apply(phase)));
    return byName;
  }

  private static Map<String, String> cleanups(RunView run) {
    var states = new TreeMap<String, String>();
    run.actions()
        .forEach(action ->
            action
                .cleanups()
                .forEach(cleanup -> states.put(cleanup.key(), cleanup.state().text())));
    return states;
  }

  private static Map<String, Map<String, String>> artifacts(RunView run) {
    var values = new TreeMap<String, Map<String, String>>();
    for (var action : run.actions()) {
      for (Map.Entry<String, Artifact> artifact : action.artifacts().entrySet()) {
        values.put(artifact.getKey(), artifact.getValue().keyValue());
      }
    }
    return values;
  }
}
