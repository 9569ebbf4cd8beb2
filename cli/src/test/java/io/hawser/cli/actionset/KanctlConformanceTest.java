package io.hawser.cli.actionset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hawser.cli.terminal.RecordingTerminal;
import io.hawser.crds.ActionSet;
import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint.Artifact;
import io.hawser.crds.ObjectReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/**
 * The recorded answers of {@code kanctl create actionset --dry-run}. Cases whose answer depends on
 * what is in a cluster (whether an object exists, what a selector finds) are left out: nothing is
 * looked up here.
 */
class KanctlConformanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> answersAsRecorded() throws IOException {
    return StreamSupport.stream(table().get("cases").spliterator(), false)
        .filter(test -> "kanctl".equals(test.get("kind").asText()))
        .filter(test -> !needsCluster(test))
        .map(test -> DynamicTest.dynamicTest(test.get("name").asText(), () -> check(test)));
  }

  private static JsonNode table() throws IOException {
    var folder = System.getProperty("hawser.conformance", "src/test/resources/conformance");
    return JSON.readTree(Path.of(folder, "kanister-validate.json").toFile());
  }

  private static boolean needsCluster(JsonNode test) {
    var args = JSON.convertValue(test.get("args"), List.class);
    return args.contains("-l")
        || test.at("/expect/message").asText().equals("resource verification failed");
  }

  private static void check(JsonNode test) throws IOException {
    var args = new ArrayList<String>();
    test.get("args").forEach(arg -> args.add(arg.asText()));
    var terminal = new RecordingTerminal();

    int exitCode =
        new CommandLine(new CreateCommand(terminal, KanctlConformanceTest::parent, new Random(1)))
            .execute(args.subList(2, args.size()).toArray(String[]::new));

    if ("valid".equals(test.at("/expect/verdict").asText())) {
      JsonNode written = JSON.valueToTree(new Yaml().load(terminal.output()));
      assertThat(exitCode).isZero();
      assertThat(written).isEqualTo(withoutEmpty(test.at("/expect/object")));
      assertThat(terminal.errors().contains("no profile"))
          .as("warns of the missing profile")
          .isEqualTo(!args.contains("-p"));
    } else {
      assertThat(exitCode).as(test.at("/expect/message").asText()).isEqualTo(2);
      assertThat(terminal.output()).isEmpty();
    }
  }

  /** Go writes fields that were not set; we do not. */
  private static JsonNode withoutEmpty(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var kept = JSON.createObjectNode();
      object
          .properties()
          .forEach(field -> {
            var value = withoutEmpty(field.getValue());
            if (!value.isEmpty() || value.isValueNode() && !value.asText().isEmpty()) {
              kept.set(field.getKey(), value);
            }
          });
      return kept;
    }
    if (node.isArray()) {
      var list = JSON.createArrayNode();
      node.forEach(element -> list.add(withoutEmpty(element)));
      return list;
    }
    return node;
  }

  private static Parent parent(String name) {
    try {
      for (var object : table().get("kanctlCluster")) {
        if (object.path("name").asText().equals(name)
            && object.at("/status/state").asText().equals("complete")) {
          var actions = new ArrayList<ActionSet.Action>();
          for (int i = 0; i < object.at("/spec/actions").size(); i++) {
            actions.add(action(object.at("/spec/actions/" + i), object.at("/status/actions/" + i)));
          }
          return new Parent(name, ApiVersion.KANISTER, actions);
        }
      }
      throw new IllegalArgumentException("no complete ActionSet '%s'".formatted(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ActionSet.Action action(JsonNode spec, JsonNode status) {
    var artifacts = new LinkedHashMap<String, Artifact>();
    status
        .path("artifacts")
        .properties()
        .forEach(field ->
            artifacts.put(
                field.getKey(),
                new Artifact(
                    texts(field.getValue().path("keyValue")),
                    field.getValue().path("kopiaSnapshot").asText(null))));
    return new ActionSet.Action(
        spec.get("name").asText(),
        spec.get("name").asText(),
        spec.get("blueprint").asText(),
        null,
        reference(spec.get("object")),
        null,
        reference(spec.get("profile")),
        Map.of(),
        texts(spec.path("options")),
        artifacts,
        references(spec.path("configMaps")),
        references(spec.path("secrets")),
        Map.of("x", 1),
        texts(spec.path("podLabels")),
        Map.of(),
        "v1.0.0",
        List.of());
  }

  private static Map<String, String> texts(JsonNode node) {
    var map = new LinkedHashMap<String, String>();
    node.properties().forEach(field -> map.put(field.getKey(), field.getValue().asText()));
    return map;
  }

  private static Map<String, ObjectReference> references(JsonNode node) {
    var map = new LinkedHashMap<String, ObjectReference>();
    node.properties().forEach(field -> map.put(field.getKey(), reference(field.getValue())));
    return map;
  }

  private static ObjectReference reference(JsonNode node) {
    return new ObjectReference(
        null,
        null,
        null,
        node.path("kind").asText(null),
        node.path("name").asText(null),
        node.path("namespace").asText(null));
  }
}
