package io.hawser.engine.kanister;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.engine.document.Source;
import io.hawser.engine.error.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kanister answered; {@code -Dhawser.conformance=DIR} takes the table of another folder. */
class KanisterValidationTest {
  private static final Path TABLE =
      Path.of(System.getProperty("hawser.conformance", "src/test/resources/conformance"))
          .resolve("kanister-validate.json");
  private static final Path CORPUS = Path.of("src/test/resources/corpus/kanister");
  private static final Set<String> KINDS = Set.of("blueprint", "actionset", "profile");

  static Stream<Named<JsonNode>> cases() throws IOException {
    return StreamSupport.stream(table().path("cases").spliterator(), false)
        .filter(one -> KINDS.contains(one.path("kind").asText()))
        .map(one -> Named.of(one.path("name").asText(), one));
  }

  private static JsonNode table() throws IOException {
    return new ObjectMapper().readTree(TABLE.toFile());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithKanister(JsonNode one) throws IOException {
    var findings = validate(one);

    var expected = one.path("expect");
    var isValid = expected.path("verdict").asText().equals("valid");
    assertThat(findings.isEmpty()).as("valid? %s", findings).isEqualTo(isValid);
    var message = expected.path("message").asText();
    if (!isValid && hasOurWords(message)) {
      assertThat(findings.getFirst().message()).isEqualTo(message);
    }
  }

  /** Kanister's words for what its parser refuses name Go types; ours name file and line. */
  private static boolean hasOurWords(String message) {
    return !message.isEmpty() && !message.contains("json:") && !message.contains("yaml:");
  }

  private static List<Finding> validate(JsonNode one) throws IOException {
    var source = Source.of(one.path("name").asText(), text(one));
    return switch (one.path("kind").asText()) {
      case "blueprint" ->
          KanisterValidation.blueprint(source, one.path("functionVersion").asText(""));
      case "actionset" -> KanisterValidation.actionSet(source);
      case "profile" -> KanisterValidation.profile(source);
      default -> throw new IllegalStateException("unknown kind in " + one);
    };
  }

  private static String text(JsonNode one) throws IOException {
    if (one.has("text")) {
      return one.path("text").asText();
    }
    return one.has("input")
        ? one.path("input").toString()
        : Files.readString(CORPUS.resolve(one.path("note").asText()));
  }

  @Test
  void knowsTheArgumentsOfEveryFunction() throws IOException {
    for (var function : table().path("functions").properties()) {
      var signature = KanisterFunctions.find(function.getKey()).orElseThrow();

      assertThat(signature.arguments())
          .as(function.getKey())
          .containsExactlyInAnyOrderElementsOf(texts(function.getValue().path("arguments")));
      assertThat(signature.required())
          .as(function.getKey())
          .containsExactlyInAnyOrderElementsOf(texts(function.getValue().path("required")));
    }
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
