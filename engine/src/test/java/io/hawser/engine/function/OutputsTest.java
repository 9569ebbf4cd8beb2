package io.hawser.engine.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputsTest {
  @Test
  void keepTheOrderInWhichTheyWereGiven() {
    var outputs = Outputs.of("z", 1L).and("a", 2L).and("m", null);

    assertThat(outputs.values().keySet()).containsExactly("z", "a", "m");
  }
}
