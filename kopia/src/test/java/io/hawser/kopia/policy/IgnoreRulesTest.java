package io.hawser.kopia.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What single rules do is in {@link RuleTableTest}. */
class IgnoreRulesTest {
  @Test
  void laterRulesAndThoseFurtherDownDecide() {
    var above = file(IgnoreRules.NONE, "*.o\n!keep.o\n", "");
    var below = file(above, "keep.o\n!x.o\n", "/d");

    assertThat(out(above, "/d/x.o")).isTrue();
    assertThat(out(above, "/d/keep.o")).isFalse();
    assertThat(out(below, "/d/x.o")).isFalse();
    assertThat(out(below, "/d/keep.o")).isTrue();
    assertThat(out(below, "/e/x.o")).isTrue();
  }

  @Test
  void aFileMayHaveCommentsBlankLinesAndWindowsLineEnds() {
    var rules = file(IgnoreRules.NONE, "# a\r\n\r\n   \r\na\r\n\\#b\n", "");

    assertThat(out(rules, "/a")).isTrue();
    assertThat(out(rules, "/#b")).isTrue();
    assertThat(out(rules, "/# a")).isFalse();
    assertThat(file(IgnoreRules.NONE, "# only\n\n", "").isEmpty()).isTrue();
  }

  @Test
  void aLineTooLongForKopiaEndsTheFile() {
    var longest = "x".repeat((64 << 10) - 1);

    assertThat(out(file(IgnoreRules.NONE, longest + "\na\n", ""), "/a")).isTrue();
    assertThat(out(file(IgnoreRules.NONE, longest + "x\na\n", ""), "/a")).isFalse();
  }

  @Test
  void aRuleThatCannotBeReadIsToldByItsLineAndNeverShown() {
    assertThatThrownBy(() -> file(IgnoreRules.NONE, "a\n\nsecret[\n", ""))
        .hasMessage("line 3 is no rule of files");
    assertThatThrownBy(() -> IgnoreRules.NONE.with(List.of("a["), ""))
        .hasMessage("'a[' is no rule of files: ']' is missing");
    assertThatThrownBy(() -> IgnoreRules.NONE.with(List.of("*a".repeat(300)), ""))
        .hasMessageContaining("more than 256 wildcards");
  }

  @Test
  void bytesThatAreNotUtf8AreTheSameInNamesAndRules() {
    var rules = IgnoreRules.NONE.withFile(new byte[] {'a', (byte) 0xff, '\n'}, "");

    assertThat(out(rules, "/a\ufffd")).isTrue();
  }

  @Test
  void aHostileRuleCostsNoMoreThanItsLength() {
    var rules =
        IgnoreRules.NONE.with(
            List.of("**/".repeat(100) + "*a".repeat(50) + "*x", "a*".repeat(90) + "x"), "");
    var path = "/" + "a/".repeat(500) + "a".repeat(200);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(8), () -> assertThat(out(rules, path + "y")).isFalse());
  }

  private static IgnoreRules file(IgnoreRules above, String text, String base) {
    return above.withFile(text.getBytes(StandardCharsets.UTF_8), base);
  }

  private static boolean out(IgnoreRules rules, String path) {
    return rules.leavesOut(path.codePoints().toArray(), false);
  }
}
