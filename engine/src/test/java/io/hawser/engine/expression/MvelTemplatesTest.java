package io.hawser.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hawser.engine.render.TemplateException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MvelTemplatesTest {
  private static final Map<String, Object> DATA =
      Map.of("n", 3L, "s", "text", "half", 2.5, "whole", 2.0, "list", List.of(1L, "a"));

  private static @Nullable Object render(String text) {
    return new MvelTemplates().parse(text).render(DATA);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "plain|plain",
        "``|``",
        "@{s}-@{n + 1}|text-4",
        "a @@{s} b|a @{s} b",
        "x@{half}y@{whole}|x2.5y2",
        "args=@{list}|args=[1,\"a\"]",
        "me@example.org {x} $HOME|me@example.org {x} $HOME",
      })
  void putsValuesIntoTexts(String text, String expected) {
    assertThat(render(text)).isEqualTo(expected);
  }

  @Test
  void keepsTheTypeOfASingleExpression() {
    assertThat(render("@{n}")).isEqualTo(3L);
    assertThat(render("@{list}")).isEqualTo(List.of(1L, "a"));
  }

  @Test
  void tellsLineAndColumnInsideTheText() {
    var failure =
        catchThrowableOfType(
            TemplateException.class, () -> new MvelTemplates().parse("first\n  @{n ==}"));

    assertThat(failure.line()).isEqualTo(2);
    assertThat(failure.column()).isEqualTo(9);
  }

  @Test
  void tellsWhereAMissingNameStands() {
    var failure = catchThrowableOfType(TemplateException.class, () -> render("a\n@{s}@{nn}"));

    assertThat(failure).hasMessage("no 'nn'; did you mean 'n'?");
    assertThat(failure.line()).isEqualTo(2);
    assertThat(failure.column()).isEqualTo(7);
  }

  @Test
  void refusesAnOpenBrace() {
    assertThatThrownBy(() -> new MvelTemplates().parse("a @{n"))
        .hasMessage("'@{' is not closed by '}'; write '@@{' for the text");
  }

  @Test
  void refusesNullInsideAText() {
    assertThatThrownBy(() -> render("a @{null}")).hasMessage("'null' is null, which has no text");
  }
}
