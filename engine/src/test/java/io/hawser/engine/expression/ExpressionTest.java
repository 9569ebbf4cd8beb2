package io.hawser.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hawser.engine.render.TemplateException;
import io.hawser.engine.render.TemplateException.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  private static final Map<String, Object> DATA =
      Map.of(
          "Inputs",
          Map.of("mode", "full", "keep", 3L, "share", 0.5, "fast", false, "in", "x"),
          "Phases",
          Map.of("dump", Map.of("Output", Map.of("size", 1000L, "files", List.of("a", "b")))),
          "Index",
          1L,
          "Key",
          "mode",
          "Name",
          " Ledger ");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "Inputs.mode == 'full';true",
        "Inputs['mode'] == \"fast\";false",
        "Inputs.keep > 2 && !Inputs.fast;true",
        "Inputs.keep + 1;4",
        "Inputs.keep * 2 - 1;5",
        "-Inputs.keep;-3",
        "(1 + 2) * 3;9",
        "7 % 4;3",
        "Inputs.share * 2;1.0",
        "Phases.dump.Output.size >= 1000 ? 'big' : 'small';big",
        "Phases.dump.Output.files[1];b",
        "Phases.dump.Output.files[Index];b",
        "Inputs[Key];full",
        "Inputs['in'];x",
        "Phases.dump.Output.files.size();2",
        "Phases.dump.Output.files contains 'a';true",
        "['full', 'fast'] contains Inputs.mode;true",
        "Inputs contains 'nothing';false",
        "Name.trim().toLowerCase().startsWith('led');true",
        "'a' + 1;a1",
        "Inputs.mode == empty;false",
        "true || Nothing.here;true",
        "Inputs.fast ? Nothing.here : 'no';no",
        "null == null;true",
      })
  void computes(String text, String expected) {
    assertThat(String.valueOf(Expression.parse(text).evaluate(DATA))).isEqualTo(expected);
  }

  @Test
  void yieldsPlainTypes() {
    assertThat(Expression.parse("Inputs.mode.length()").evaluate(DATA)).isEqualTo(4L);
    assertThat(Expression.parse("[1, 'a']").evaluate(DATA)).isEqualTo(List.of(1L, "a"));
    assertThat(Expression.parse("null").evaluate(DATA)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Inputs.mod == 'x'|1|no 'mod' in Inputs; did you mean 'mode'?",
        "1 < Phase.dump|5|no 'Phase'; did you mean 'Phases'?",
        "Inputs.mode.size|1|'Inputs.mode' is a string, so it has no 'size'",
        "Phases.dump.Output.files[2]|1|'Phases.dump.Output.files' has 2 elements, so no [2]",
      })
  void namesWhatIsMissingAndWhatThereIs(String text, int column, String message) {
    var failure =
        catchThrowableOfType(TemplateException.class, () -> Expression.parse(text).evaluate(DATA));

    assertThat(failure).hasMessage(message);
    assertThat(failure.kind()).isEqualTo(Kind.MISSING_KEY);
    assertThat(failure.column()).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a = 1|3|'=' is not allowed; compare with '=='",
        "a & b|3|'&' is not allowed; write '&&'",
        "a ==|5|a value is wanted here, not the end",
        "(a|3|')' is wanted here, not the end",
        "a b|3|an operator is wanted here, not 'b'",
        "'a|1|a quote is not closed",
        "run()|1|functions such as 'run(…)' cannot be called",
        "a.siz()|3|no method 'siz'; did you mean 'size'?",
        "new x|1|'new' is not allowed in expressions",
        "a.x$y|4|character U+0024 '$' is not allowed in expressions",
        "1.2.3|1|not a number",
        "99999999999999999999|1|number '99999999999999999999' is too large",
      })
  void tellsWhereTheTextIsWrong(String text, int column, String message) {
    var failure = catchThrowableOfType(TemplateException.class, () -> Expression.parse(text));

    assertThat(failure).hasMessage(message);
    assertThat(failure.kind()).isEqualTo(Kind.PARSE);
    assertThat(failure.column()).isEqualTo(column);
  }

  @Test
  void refusesAConditionThatIsNoTruthValue() {
    assertThat(Expression.parse("Inputs.keep == 3").test(DATA)).isTrue();
    assertThatThrownBy(() -> Expression.parse("Inputs.keep").test(DATA))
        .hasMessage("'Inputs.keep' is neither true nor false");
  }

  @Test
  void refusesValuesThatAreNotPlain() {
    assertThatThrownBy(() -> Expression.parse("a").evaluate(Map.of("a", new Thread())))
        .isInstanceOf(TemplateException.class)
        .hasMessage("'a' cannot be computed");
  }

  @Test
  void handsMvelNoNameOfTheAuthors() {
    assertThat(Expression.parse("Inputs.mode == 'full' ? Name.trim() : -3").code())
        .isEqualTo("v0 == v1 ? (v2.trim()) : ((0 - v3))");
  }

  @Test
  void namesThePathsItUses() {
    assertThat(Expression.parse("Phases.dump.Output['size'] > Inputs.keep").names())
        .containsExactly(List.of("Phases", "dump", "Output", "size"), List.of("Inputs", "keep"));
  }

  @Test
  void refusesLongAndDeepTexts() {
    assertThatThrownBy(() -> Expression.parse("1" + "+1".repeat(256)))
        .hasMessage("longer than 512 characters");
    assertThatThrownBy(() -> Expression.parse("(".repeat(200) + "1" + ")".repeat(200)))
        .hasMessageContaining("nested more than 32 deep");
  }
}
