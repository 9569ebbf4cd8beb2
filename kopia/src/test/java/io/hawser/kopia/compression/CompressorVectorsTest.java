package io.hawser.kopia.compression;

import static io.hawser.kopia.vectors.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.Vectors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompressorVectorsTest {
  static Stream<JsonNode> samples() {
    return Vectors.elements(Vectors.read("vectors.json").path("compression").path("samples"));
  }

  static Stream<String> names() {
    return Compressors.names().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void decodesWhatKopiaCompressed(JsonNode sample) {
    var payload = hex(sample, "payloadHex");
    var plain = sample.path("plaintext").textValue().getBytes(StandardCharsets.UTF_8);
    var compressor = Compressors.named(sample.path("name").textValue());

    assertThat(compressor.decompress(payload, 0, payload.length, plain.length)).isEqualTo(plain);
    assertThat(Compressors.byHeaderId(ByteBuffer.wrap(payload).getInt())).isSameAs(compressor);
  }

  @Test
  void knowsKopiasNamesAndHeaders() {
    var ids = Vectors.read("vectors.json").path("compression").path("headerIds");

    for (var id : ids.properties()) {
      assertThat(Compressors.named(id.getKey()).headerId())
          .isEqualTo(Integer.decode(id.getValue().textValue()));
    }
    assertThat(Compressors.names()).hasSize(ids.size());
  }

  @ParameterizedTest
  @MethodSource("names")
  void decodesWhatItCompressed(String name) {
    var compressor = Compressors.named(name);
    for (var data : inputs()) {
      var shifted = new byte[data.length + 9];
      System.arraycopy(data, 0, shifted, 9, data.length);

      var payload = compressor.compress(shifted, 9, data.length);

      assertThat(compressor.decompress(payload, 0, payload.length, data.length)).isEqualTo(data);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void makesRepetitiveDataMuchSmaller(String name) {
    var data = "a line of a log, over and over\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    var payload = Compressors.named(name).compress(data, 0, data.length);

    assertThat(payload.length).isLessThan(data.length / 15);
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesMoreDataThanAllowed(String name) {
    var compressor = Compressors.named(name);
    var bomb = compressor.compress(new byte[50 << 20], 0, 50 << 20);

    for (var allowed : List.of(0, 1, 1000, 40 << 20)) {
      assertThatThrownBy(() -> compressor.decompress(bomb, 0, bomb.length, allowed))
          .isInstanceOfSatisfying(RepositoryException.class, CompressorVectorsTest::isCorrupt)
          .hasMessageContaining(name)
          .hasMessageContaining("more than the expected");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesAStreamThatIsCut(String name) {
    var compressor = Compressors.named(name);
    var data = inputs().getLast();
    var payload = compressor.compress(data, 0, data.length);

    assertThatThrownBy(() -> compressor.decompress(payload, 0, payload.length - 9, data.length))
        .isInstanceOfSatisfying(RepositoryException.class, CompressorVectorsTest::isCorrupt);
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesTheHeaderOfAnother(String name) {
    var payload = Compressors.named(name).compress(new byte[1000], 0, 1000);
    payload[3] ^= 0x40;

    assertThatThrownBy(() -> Compressors.named(name).decompress(payload, 0, payload.length, 1000))
        .isInstanceOfSatisfying(RepositoryException.class, CompressorVectorsTest::isCorrupt)
        .hasMessageContaining("header");
  }

  @Test
  void namesTheCompressorThatIsNotKnown() {
    assertThatThrownBy(() -> Compressors.named("lz4"))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("'lz4'")
        .hasMessageContaining("zstd-fastest");
    assertThatThrownBy(() -> Compressors.byHeaderId(0x1400)).hasMessageContaining("0x1400");
  }

  private static List<byte[]> inputs() {
    var random = new Random(4);
    var inputs = new ArrayList<byte[]>();
    for (var length : new int[] {1, 3, 4, 5, 64, 65_535, 65_536, 65_537, 300_000}) {
      var noise = new byte[length];
      random.nextBytes(noise);
      inputs.add(noise);
      inputs.add(new byte[length]);
      var words = noise.clone();
      for (var i = 0; i < length; i++) {
        words[i] = (byte) ("etaoin shrdlu".charAt(Math.abs(noise[i]) % 13) + i / 40_000);
      }
      for (var i = 300; i < length; i += 211) {
        var run = Math.min(random.nextInt(200), length - i);
        System.arraycopy(words, random.nextInt(i - 200), words, i, run);
      }
      inputs.add(words);
    }
    inputs.add(Arrays.copyOf(inputs.getLast(), 123_456));
    return inputs;
  }

  private static void isCorrupt(RepositoryException e) {
    assertThat(e.kind()).isEqualTo(RepositoryException.Kind.CORRUPT);
  }
}
