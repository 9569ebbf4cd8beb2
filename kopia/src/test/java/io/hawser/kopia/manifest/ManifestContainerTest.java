package io.hawser.kopia.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.Damage;
import io.hawser.kopia.vectors.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestContainerTest {
  private static final String EXAMPLE =
      """
      {"entries":[{"id":"ab","labels":{"type":"snapshot","tag:k":"ü"},\
      "modified":"2024-01-02T03:04:05.5Z","data":{"a": [1, {"b":"\\u003c"}],"c":null}},\
      {"id":"cd","labels":null,"modified":"2024-01-02T03:04:06+02:00","deleted":true,"data":null}]}
      """;

  @Test
  void readsWhatKopiaWrote() {
    var vector = Vectors.read("vectors.json").path("manifestContent");

    var manifests = ManifestContainer.decode(Vectors.hex(vector, "gzipHex"));

    var text = vector.required("decompressed").textValue();
    assertThat(manifests)
        .isNotEmpty()
        .allSatisfy(m -> assertThat(text).contains(new String(m.json(), StandardCharsets.UTF_8)))
        .allSatisfy(m -> assertThat(text).contains(m.id(), m.modified().toString()));
  }

  @Test
  void keepsTheBytesOfDocuments() {
    var manifests = ManifestContainer.decode(gzip(EXAMPLE));

    assertThat(manifests).hasSize(2);
    assertThat(new String(manifests.get(0).json(), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\": [1, {\"b\":\"\\u003c\"}],\"c\":null}");
    assertThat(manifests.get(0).labels()).isEqualTo(Map.of("type", "snapshot", "tag:k", "ü"));
    assertThat(manifests.get(1).deleted()).isTrue();
    assertThat(manifests.get(1).modified()).isEqualTo("2024-01-02T01:04:06Z");
  }

  @Test
  void readsWhatItWrites() {
    var manifest =
        new StoredManifest(
            "ab",
            Map.of("type", "x"),
            Instant.parse("2024-01-02T03:04:05.123456789Z"),
            false,
            new byte[] {'"', 'a', '"'});
    var deleted = manifest.asDeleted(Instant.EPOCH);

    var read = ManifestContainer.decode(ManifestContainer.encode(List.of(manifest, deleted)));

    assertThat(read).usingRecursiveComparison().isEqualTo(List.of(manifest, deleted));
    assertThat(deleted.modified()).isAfter(manifest.modified());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"entries\":[],\"x\":1}",
        "{\"x\":1,\"entries\":[]}",
        "{\"entries\":{}}",
        "{\"entries\":[],\"Entries\":[]}",
        "{\"entries\":[1]}",
        "{\"entries\":[",
        "{\"entries\":[{\"id\":\"a\",\"modified\":\"yesterday\"}]}"
      })
  void refusesWhatKopiaRefuses(String json) {
    assertThatThrownBy(() -> ManifestContainer.decode(gzip(json)))
        .isInstanceOf(RepositoryException.class);
  }

  @Test
  void damageIsFoundOrHarmless() {
    Damage.feed(
        1,
        100_000,
        json -> ManifestContainer.decode(gzip(new String(json, StandardCharsets.ISO_8859_1))),
        EXAMPLE.getBytes(StandardCharsets.UTF_8));
    Damage.feed(2, 50_000, ManifestContainer::decode, gzip(EXAMPLE));
  }

  private static byte[] gzip(String text) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
