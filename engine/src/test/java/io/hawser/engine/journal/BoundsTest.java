package io.hawser.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.engine.function.Outputs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundsTest {
  private static final StepId STEP = StepId.of("a", Stage.PHASES, "p");

  @Test
  void leavesSmallOutputsAsTheyAre() {
    var outputs = new Outputs(Map.of("a", "b"), true);

    assertThat(Bounds.outputs(outputs, STEP)).isSameAs(outputs);
  }

  @Test
  void cutsLongStringsWithAMark() {
    var outputs = Outputs.of("log", "x".repeat(100_000));

    var kept = Bounds.outputs(outputs, STEP).values().get("log");

    assertThat(kept).asString().startsWith("xxx").endsWith("… [cut, 100000 characters]");
    assertThat(Bounds.size(kept)).isLessThan(Bounds.OUTPUT_BYTES);
  }

  @Test
  void leavesOutValuesThatAreTooMany() {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < 20; i++) {
      values.put("log" + i, "x".repeat(10_000));
    }

    var kept = Bounds.outputs(Outputs.of(values), STEP).values();

    assertThat(kept.keySet()).isEqualTo(values.keySet());
    assertThat(kept).containsEntry("log19", "[left out, 10002 bytes]");
    assertThat(Bounds.size(kept)).isLessThan(Bounds.OUTPUT_BYTES + 2048);
  }

  @Test
  void allowsAnElementLessThanAPhase() {
    var outputs = Outputs.of("log", "x".repeat(10_000));

    assertThat(Bounds.outputs(outputs, STEP)).isSameAs(outputs);
    assertThat(Bounds.size(Bounds.outputs(outputs, STEP.element(1)).values()))
        .isLessThan(Bounds.ELEMENT_OUTPUT_BYTES);
  }
}
