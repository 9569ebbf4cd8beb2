package io.hawser.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.engine.render.TemplateException;
import io.hawser.engine.template.function.Environment;
import io.hawser.engine.template.function.Limits;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever stands in a template, it is rendered or refused, and never takes much time or space. */
class GoTemplateFuzzTest {
  private static final int PARSED = 120_000;
  private static final int RENDERED_EVERY = 6;
  private static final String[] PIECES = {
    "{{",
    "}}",
    "{{- ",
    " -}}",
    "(",
    ")",
    "|",
    ".",
    "..",
    "$",
    "$x",
    ":=",
    "=",
    ",",
    "\"",
    "`",
    "'",
    " ",
    "\n",
    "if ",
    "else",
    "end",
    "range ",
    "with ",
    "define \"t\"",
    "template \"t\" .",
    "block",
    "break",
    "continue",
    "nil",
    "true",
    "/*",
    "*/",
    "\\",
    "0x",
    "1e9",
    "-1",
    "99999999999",
    "'a'",
    "\u0000",
    "é",
    "☃",
    "\uD83D",
    ".list",
    ".m",
    "repeat ",
    "until ",
    "printf \"%*d\" ",
    "indent ",
    "set . \"a\" .",
    "dict ",
    "list ",
    "index ",
    "regexMatch ",
    "wrapWith 1 ",
    "toJson ",
    "print "
  };

  private static List<String> templates() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            GoTemplateFuzzTest.class.getResourceAsStream("/conformance/gotemplate.json"))) {
      var templates = new ArrayList<String>();
      for (var one : new ObjectMapper().readTree(in).path("cases")) {
        boolean slow = one.path("template").asText().contains("gen");
        if (one.has("template") && !slow) {
          templates.add(one.path("template").asText());
        }
      }
      return templates;
    }
  }

  @Test
  @Timeout(120)
  void any_text_is_a_template_or_refused_with_a_template_exception() throws Exception {
    long seed = Long.getLong("hawser.seed", 20_261_125L);
    var random = new Random(seed);
    var known = templates();
    var limits = new Limits(10_000, 100_000, 20_000, 10_000, 100, 200);
    var language = new GoTemplates(limits, Clock.systemUTC(), Environment.NONE);
    int refused = 0;
    int rendered = 0;
    for (int i = 0; i < PARSED; i++) {
      String text = text(random, known);
      try {
        var template = language.parse(text);
        if (i % RENDERED_EVERY == 0) {
          assertThat(template.render(data())).hasSizeLessThanOrEqualTo(limits.outputChars());
          rendered++;
        }
      } catch (TemplateException expected) {
        refused++;
      } catch (RuntimeException | StackOverflowError broken) {
        throw new AssertionError("seed %d, input %d: %s".formatted(seed, i, text), broken);
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(PARSED / 20);
    assertThat(rendered).as("seed %d", seed).isGreaterThan(500);
  }

  private static Map<String, Object> data() {
    return Map.of(
        "a", "x", "n", 3L, "f", 1.5, "t", true, "list", List.of("q", "w"), "m", Map.of("k", "v"));
  }

  private static String text(Random random, List<String> known) {
    var text = new StringBuilder();
    if (random.nextInt(4) > 0) {
      text.append(known.get(random.nextInt(known.size())));
    }
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
        case 1 -> text.insert(at, (char) random.nextInt(0x300));
        default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }
}
