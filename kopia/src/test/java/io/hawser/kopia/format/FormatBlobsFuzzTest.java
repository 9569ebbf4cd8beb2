package io.hawser.kopia.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.Mutations;
import io.hawser.kopia.vectors.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever stands in a format blob: a format, or a documented error. */
class FormatBlobsFuzzTest {
  private static final int INPUTS = 100_000;
  private static final List<String> WORDS =
      List.of(
          "null",
          "-1",
          "1e99",
          "9223372036854775808",
          "true",
          "\"\"",
          "[]",
          "{}",
          "\"=\"",
          "\"upgradeLock\":{\"creationTime\":\"x\"}",
          "[[[[[[[[[[[[",
          "{\"format\":",
          "\\u0000",
          "\"requiredFeatures\":[1]",
          "99999999999",
          "\"0001-01-01T00:00:00Z\"");

  @Test
  void decodesOrRefusesTheEmbeddedPart() {
    var seeds =
        Vectors.list("formatBlobs")
            .map(vector -> vector.path("decrypted").textValue().getBytes(UTF_8))
            .toList();
    var decoded = 0;
    for (var input : Mutations.of(seeds, WORDS, 20261125, INPUTS)) {
      try {
        FormatJson.encode(FormatJson.decode(input));
        decoded++;
      } catch (RepositoryException e) {
        assertThat(e.kind()).isIn(RepositoryException.Kind.CORRUPT);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("input: " + Vectors.hex(input), e);
      }
    }
    assertThat(decoded).isBetween(1, INPUTS - 1);
  }

  @Test
  void decodesOrRefusesTheOuterPart() {
    var seeds =
        Vectors.list("formatBlobs")
            .map(vector -> vector.path("kopiaRepository").textValue().getBytes(UTF_8))
            .toList();
    var decoded = 0;
    for (var input : Mutations.of(seeds, WORDS, 20261126, INPUTS)) {
      try {
        OuterBlob.decode(input).encode();
        decoded++;
      } catch (RepositoryException e) {
        assertThat(e.kind())
            .isIn(RepositoryException.Kind.CORRUPT, RepositoryException.Kind.UNSUPPORTED);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("input: " + Vectors.hex(input), e);
      }
    }
    assertThat(decoded).isBetween(1, INPUTS - 1);
  }

  @Test
  void decodesOrRefusesRetention() {
    var seeds = List.of("{\"retentionMode\":\"GOVERNANCE\",\"retentionPeriod\":86400000000000}");
    for (var input :
        Mutations.of(
            seeds.stream().map(seed -> seed.getBytes(UTF_8)).toList(), WORDS, 20261127, INPUTS)) {
      try {
        FormatJson.decodeRetention(input);
      } catch (RepositoryException e) {
        assertThat(e.kind()).isEqualTo(RepositoryException.Kind.CORRUPT);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("input: " + Vectors.hex(input), e);
      }
    }
  }
}
