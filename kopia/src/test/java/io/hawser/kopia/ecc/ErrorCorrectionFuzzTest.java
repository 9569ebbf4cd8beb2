package io.hawser.kopia.ecc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.Mutations;
import io.hawser.kopia.vectors.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is stored: data no longer than it, or a documented error. */
class ErrorCorrectionFuzzTest {
  private static final int INPUTS = 100_000;

  @Test
  void correctsOrRefuses() {
    var correction = new ErrorCorrection(5);
    var seeds =
        List.of(
            correction.encode(new byte[0]),
            correction.encode(new byte[100]),
            correction.encode(
                "some sealed content".repeat(60).getBytes(StandardCharsets.US_ASCII)));
    for (var input : Mutations.of(seeds, List.of(), 20261129, INPUTS)) {
      try {
        assertThat(correction.decode(input, 0, input.length).length)
            .isLessThanOrEqualTo(input.length);
      } catch (RepositoryException e) {
        assertThat(e.kind()).isEqualTo(RepositoryException.Kind.CORRUPT);
      } catch (RuntimeException e) {
        throw new AssertionError("input: " + Vectors.hex(input), e);
      }
    }
  }
}
