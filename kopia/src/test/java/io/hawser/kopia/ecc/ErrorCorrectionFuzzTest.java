package io.hawser.kopia.ecc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.vectors.Damage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whatever is stored: data no longer than it, or a documented error. */
class ErrorCorrectionFuzzTest {
  @Test
  void correctsOrRefuses() {
    var correction = new ErrorCorrection(5);
    var text = "some sealed content".repeat(60).getBytes(StandardCharsets.US_ASCII);
    Damage.feed(
        20261130,
        100_000,
        stored ->
            assertThat(correction.decode(stored, 0, stored.length).length)
                .isLessThanOrEqualTo(stored.length),
        correction.encode(new byte[0]),
        correction.encode(new byte[100]),
        correction.encode(text));
  }
}
