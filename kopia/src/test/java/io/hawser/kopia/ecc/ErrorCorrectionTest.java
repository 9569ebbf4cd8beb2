package io.hawser.kopia.ecc;

import static io.hawser.kopia.vectors.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.Vectors;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorCorrectionTest {
  private static final String LENGTH_LABEL = "length ";

  static Stream<JsonNode> overheads() {
    return Vectors.list("ecc");
  }

  private static ErrorCorrection of(JsonNode vector) {
    return new ErrorCorrection(vector.path("overheadPercent").intValue());
  }

  @ParameterizedTest
  @MethodSource("overheads")
  void storesWhatKopiaStores(JsonNode vector) {
    var correction = of(vector);
    for (var sample : vector.path("samples")) {
      var stored = hex(sample, "storedHex");

      assertThat(hex(correction.encode(hex(sample, "sealedHex")))).isEqualTo(hex(stored));
      assertThat(hex(correction.decode(stored, 0, stored.length)))
          .isEqualTo(sample.path("sealedHex").textValue());
    }
  }

  @ParameterizedTest
  @MethodSource("overheads")
  void storesTheRecordedBytesAtTheLimitsOfTheSizeClasses(JsonNode vector)
      throws NoSuchAlgorithmException {
    var correction = of(vector);
    for (var sample : vector.path("computed")) {
      var input = counting(sample.path("input").textValue());

      var stored = correction.encode(input);

      assertThat(stored).hasSize(sample.path("outputLength").intValue());
      assertThat(hex(MessageDigest.getInstance("SHA-256").digest(stored)))
          .isEqualTo(sample.path("outputSha256").textValue());
      assertThat(correction.decode(stored, 0, stored.length)).isEqualTo(input);
    }
  }

  private static byte[] counting(String label) {
    assertThat(label).startsWith("bytes i mod 11, ");
    var at = label.indexOf(LENGTH_LABEL) + LENGTH_LABEL.length();
    var input = new byte[Integer.parseInt(label.substring(at))];
    for (var i = 0; i < input.length; i++) {
      input[i] = (byte) (i % 11);
    }
    return input;
  }

  @ParameterizedTest
  @MethodSource("overheads")
  void repairsWrongBytesOfTwoShards(JsonNode vector) {
    var correction = of(vector);
    var random = new Random(3);
    for (var sample : vector.path("computed")) {
      var input = counting(sample.path("input").textValue());
      var stored = correction.encode(input);

      stored[random.nextInt(stored.length)] ^= 1;
      stored[random.nextInt(stored.length)] ^= (byte) 0x80;

      assertThat(correction.decode(stored, 0, stored.length)).isEqualTo(input);
    }
  }

  @Test
  void saysWhenTooMuchIsDamaged() {
    var correction = new ErrorCorrection(5);
    var stored = correction.encode(new byte[100]);
    for (var i = 0; i < stored.length; i += 10) {
      stored[i] ^= 1;
    }

    assertThatThrownBy(() -> correction.decode(stored, 0, stored.length))
        .isInstanceOfSatisfying(
            RepositoryException.class,
            e -> assertThat(e.kind()).isEqualTo(RepositoryException.Kind.CORRUPT))
        .hasMessageContaining("beyond repair");
  }
}
