package io.hawser.kopia.crypto;

import static io.hawser.kopia.vectors.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.vectors.Vectors;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentHashVectorsTest {
  static Stream<JsonNode> hashes() {
    return Vectors.list("hashes");
  }

  static Stream<JsonNode> contentIds() {
    return Vectors.list("contentIDs");
  }

  static Stream<String> names() {
    return ContentHashes.names().stream();
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void givesTheRecordedDigests(JsonNode vector) {
    var hash = ContentHashes.named(vector.path("hash").textValue(), hex(vector, "secretHex"));

    for (var digest : vector.required("digests").properties()) {
      var data = Vectors.labelled(digest.getKey());
      assertThat(hex(hash.hash(data, 0, data.length))).isEqualTo(digest.getValue().textValue());
    }
  }

  @ParameterizedTest
  @MethodSource("contentIds")
  void givesTheIdsThatKopiaGave(JsonNode vector) {
    var hash = ContentHashes.named(vector.path("hash").textValue(), hex(vector, "secretHex"));

    for (var id : vector.required("ids").properties()) {
      var data = Vectors.labelled(id.getKey());
      assertThat(hex(hash.hash(data, 0, data.length))).isEqualTo(id.getValue().textValue());
    }
  }

  @Test
  void coversEveryAlgorithm() {
    assertThat(hashes().map(vector -> vector.path("hash").textValue()).distinct())
        .containsExactlyInAnyOrderElementsOf(ContentHashes.names());
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsOnlyTheGivenPartOfTheArray(String name) {
    var random = new Random(1);
    var hash = ContentHashes.named(name, new byte[32]);
    for (var length : new int[] {0, 1, 63, 64, 65, 127, 128, 129, 1023, 1024, 1025, 4097}) {
      var data = new byte[length + 7];
      random.nextBytes(data);

      var part = Arrays.copyOfRange(data, 3, 3 + length);

      assertThat(hash.hash(data, 3, length))
          .hasSize(hash.length())
          .isEqualTo(hash.hash(part, 0, length));
    }
  }
}
