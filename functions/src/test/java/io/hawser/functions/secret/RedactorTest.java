package io.hawser.functions.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.engine.secret.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private final Redactor redactor =
      new Redactor(
          List.of(Secret.of("open sesame"), Secret.of("open sesame, please"), Secret.of("abc")));

  @Test
  void takesOutValuesTheLongestFirst() {
    assertThat(redactor.redact("said open sesame, please; then open sesame"))
        .isEqualTo("said ***; then ***");
  }

  @Test
  void takesOutTheRestOfAValueThatWasCutOffAtTheBeginning() {
    assertThat(redactor.redact("same, please and so on")).isEqualTo("*** and so on");
    assertThat(redactor.redact(" sesame")).isEqualTo("***");
  }

  @Test
  void leavesAloneWhatMayBeChance() {
    assertThat(redactor.redact("lease ends; abc")).isEqualTo("lease ends; abc");
    assertThat(redactor.redact("")).isEmpty();
  }
}
