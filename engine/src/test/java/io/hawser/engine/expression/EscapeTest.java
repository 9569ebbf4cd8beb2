package io.hawser.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.hawser.engine.render.TemplateException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attempts to get from an expression to the process that evaluates it. */
@SuppressWarnings("UnicodeEscape") // hiding letters is what is tried here
class EscapeTest {
  private static final Map<String, Object> DATA =
      Map.of("name", "ledger", "n", 3L, "obj", Map.of("key", "value"), "list", List.of("a"));

  /** All that MVEL may ever be handed. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?:v\\d+|true|false|null|empty| contains |0 - |[ ()\\[\\],?:!<>=&|+\\-*/%]"
              + "|\\.(?:contains|endsWith|indexOf|isEmpty|length|size|startsWith|toLowerCase"
              + "|toUpperCase|trim)\\()*");

  private static final Pattern FORBIDDEN =
      Pattern.compile("[;{}$@#~\\\\`]|[^\\t -~]|(?<![=!<>])=(?!=)");

  static List<String> attacks() {
    return List.of(
        "java.lang.Runtime.getRuntime().exec('id')",
        "Runtime.getRuntime().exec('id')",
        "''.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null)",
        "new java.lang.ProcessBuilder(['id']).start()",
        "new java.io.FileOutputStream('escaped')",
        "System.setProperty('escaped', 'true')",
        "System.exit(1)",
        "Thread.currentThread().getContextClassLoader().loadClass('java.lang.Runtime')",
        "(new java.io.File('escaped').createNewFile() in [1])",
        "with (new java.io.File('escaped')) { createNewFile() }",
        "($.getClass().forName('java.lang.Runtime') in ['a'])",
        "obj.getClass().getClassLoader().loadClass('java.lang.Runtime')",
        "java.lang.Class.forName('java.lang.Runtime')",
        "(java.lang.Runtime) java.lang.Class.forName('java.lang.Runtime')",
        "io.hawser.engine.expression.EscapeTest.attacks()",
        "org.mvel2.MVEL.eval('System.exit(1)')",
        "import java.lang.Runtime; Runtime.getRuntime()",
        "import_static java.lang.System.exit; exit(1)",
        "def f() { System.exit(1) } f()",
        "name.getClass",
        "name.class",
        "n.TYPE",
        "while (true) { }",
        "for (i : list) { System.exit(1) }",
        "foreach (i : list) { System.exit(1) }",
        "x = 1",
        "name = 'other'",
        "x = 'a'; x = x + x",
        "name += 'x'",
        "n++",
        "name ~= '(a+)+b'",
        "name is String",
        "name instanceof java.lang.String",
        "name strsim 'x'",
        "name soundslike 'x'",
        "convertable_to name",
        "isdef name",
        "this",
        "this.getClass()",
        "return 1",
        "assert true",
        "if (true) { 1 }",
        "{ 'a' : System.exit(1) }",
        "['a' : 'b']",
        "(i in list)",
        "(i.getClass() in list)",
        // the same in hiding
        "name.get\\u0043lass()",
        "\\u006eew java.io.File('x')",
        "n\u0065w\u00a0java.io.File('x')",
        "name.getClass /* */ ()",
        "name. getClass ()",
        "name\t.\tgetClass\t(\t)",
        "name.getClass\n()",
        "name // comment\n.getClass()",
        "ｎｅｗ java.io.File('x')",
        "name．getClass()",
        "Ѕystem.exit(1)",
        "@{System.exit(1)}",
        "'@{System.exit(1)}'",
        "$",
        "$.toString()",
        "true ? System.exit(1) : 0",
        "false ? 0 : Runtime.getRuntime()",
        "[System.exit(1)]",
        "[Runtime]",
        "Runtime",
        "System",
        "Math.abs(-1)",
        "Integer",
        "String.valueOf(1)",
        "java.lang.Math.PI",
        "list[System.exit(1)]",
        "list[name.getClass()]",
        "obj['key'].getClass()",
        "obj['class'].forName('x')",
        "name['class']",
        "name.bytes",
        "(name).bytes",
        "(name).getClass()",
        "('a' + 'b').class",
        "name.trim().getClass()",
        "name.trim().bytes",
        "name.trim[0]",
        "name.size",
        "name.?getClass()",
        "name.{getClass()}",
        "list.{ getClass() }",
        "name.toLowerCase().concat('x')",
        "name.replaceAll('(a+)+', 'x')",
        "name.repeat(1000000)",
        "name.wait()",
        "name.notify()",
        "v0",
        "v1.getClass()",
        "v0 + name",
        "#name",
        "name;name",
        "`id`",
        "\"${name}\"",
        "name\0");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isNotEvaluated(String attack) {
    assertThatThrownBy(() -> Expression.parse(attack).evaluate(DATA))
        .isInstanceOf(TemplateException.class);
    assertThat(System.getProperty("escaped")).isNull();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isNotEvaluatedInsideATextEither(String attack) {
    assertThatThrownBy(() -> new MvelTemplates().parse("a @{" + attack + "}").render(DATA))
        .isInstanceOf(TemplateException.class);
    assertThat(System.getProperty("escaped")).isNull();
  }

  @Test
  void generatesNoCode() {
    assertThat(Expression.parse("n").evaluate(DATA)).isEqualTo(3L);
    assertThat(System.getProperty("mvel2.disable.jit")).isEqualTo("true");
  }

  /** Whatever passes, MVEL gets nothing but variables, operators and allowed methods. */
  @Test
  void handsOverOnlyWhatIsHarmless() {
    long seed = 20261125L;
    var random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < 100_000; i++) {
      var text = randomText(random);
      Expression expression;
      try {
        expression = Expression.parse(text);
      } catch (TemplateException _) {
        continue;
      }
      accepted++;
      boolean isHarmless =
          HARMLESS.matcher(expression.code()).matches() && !forbiddenWord(text.stripTrailing());
      if (!isHarmless) {
        fail("seed %d, input %d: %s became %s", seed, i, text, expression.code());
      }
    }
    assertThat(accepted).as("accepted of seed %d", seed).isGreaterThan(2_500);
  }

  /** Another tokenizer than the gate's: strings cut out, then whole words. */
  private static boolean forbiddenWord(String text) {
    var bare = text.replaceAll("'[^']*'|\"[^\"]*\"", " ");
    return Pattern.compile("[\\w$]+")
            .matcher(bare)
            .results()
            .anyMatch(word -> Tokenizer.FORBIDDEN.contains(word.group()))
        || FORBIDDEN.matcher(bare).find();
  }

  private static String randomText(Random random) {
    var pieces =
        List.of(
            "name",
            "n",
            "list",
            "obj",
            "1",
            "2.5",
            "'a'",
            "\"b\"",
            "(",
            ")",
            "[",
            "]",
            ".",
            ",",
            "+",
            "-",
            "*",
            "/",
            "%",
            "==",
            "!=",
            "<",
            ">=",
            "&&",
            "||",
            "!",
            "?",
            ":",
            " ",
            "\t",
            "contains",
            "true",
            "null",
            "empty",
            ".size()",
            ".trim()",
            "[0]",
            "['key']",
            "new ",
            "System",
            ".getClass()",
            "in ",
            "is ",
            "=",
            ";",
            "{",
            "}",
            "$",
            "@",
            "#",
            "~",
            "\\",
            "\n",
            "é",
            "\u202e",
            "import ",
            "v0",
            ".class",
            "//",
            "/*",
            "'",
            "\"");
    var text = new StringBuilder();
    int plain = 36;
    int bound = random.nextInt(4) == 0 ? pieces.size() : plain;
    int length = 1 + random.nextInt(8);
    for (int i = 0; i < length; i++) {
      text.append(pieces.get(random.nextInt(bound)));
    }
    return text.toString();
  }
}
