package io.hawser.kopia.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.Damage;
import io.hawser.kopia.vectors.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a format blob: a format, or a documented error. */
class FormatBlobsFuzzTest {
  private static final int INPUTS = 100_000;
  private static final String LOCKED =
      """
      {"format":{"version":3,"upgradeLock":{"creationTime":"2026-01-02T03:04:05.12+02:00",
      "ioDrainTimeout":9223372036854775807},"requiredFeatures":[{"feature":"x",
      "ifNotUnderstood":{"warn":true}}],"secret":"AAAA","eccOverheadPercent":100}}
      """;

  private static byte[][] seeds(String field) {
    return Vectors.list("formatBlobs")
        .map(vector -> vector.path(field).textValue().getBytes(UTF_8))
        .toArray(byte[][]::new);
  }

  @Test
  void decodesOrRefusesTheEmbeddedPart() {
    Damage.feed(
        20261125, INPUTS, json -> FormatJson.encode(FormatJson.decode(json)), seeds("decrypted"));
    Damage.feed(
        20261126,
        INPUTS,
        json -> FormatJson.encode(FormatJson.decode(json)),
        LOCKED.getBytes(UTF_8));
  }

  @Test
  void decodesOrRefusesTheOuterPart() {
    Damage.feed(
        20261127, INPUTS, blob -> OuterBlob.decode(blob).encode(), seeds("kopiaRepository"));
  }

  @Test
  void decodesOrRefusesRetention() {
    var good = "{\"retentionMode\":\"GOVERNANCE\",\"retentionPeriod\":86400000000000}";
    Damage.feed(20261128, INPUTS, FormatJson::decodeRetention, good.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"format\":1}",
        "{\"format\":{\"version\":\"3\"}}",
        "{\"format\":{\"version\":1e99}}",
        "{\"format\":{\"maxPackSize\":99999999999}}",
        "{\"format\":{\"maxPackSize\":-1}}",
        "{\"format\":{\"eccOverheadPercent\":101}}",
        "{\"format\":{\"epochParameters\":{\"MinEpochDuration\":9223372036854775808}}}",
        "{\"format\":{\"requiredFeatures\":[1]}}",
        "{\"format\":{\"secret\":\"%%%\"}}",
        "{\"format\":{\"upgradeLock\":{\"creationTime\":\"yesterday\"}}}"
      })
  void refusesWhatIsNoFormat(String json) {
    assertThatThrownBy(() -> FormatJson.decode(json.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            RepositoryException.class,
            e -> assertThat(e.kind()).isEqualTo(RepositoryException.Kind.CORRUPT));
  }
}
