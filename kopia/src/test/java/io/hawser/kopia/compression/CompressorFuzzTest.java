package io.hawser.kopia.compression;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.vectors.Damage;
import io.hawser.kopia.vectors.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a payload holds: at most the allowed data, or a documented error. */
class CompressorFuzzTest {
  private static final int MAX_BYTES = 2000;

  @ParameterizedTest
  @ValueSource(strings = {"s2-default", "s2-better", "zstd", "gzip", "deflate-default"})
  void decodesOrRefuses(String name) {
    var compressor = Compressors.named(name);
    Damage.feed(
        20261129,
        100_000,
        payload ->
            assertThat(compressor.decompress(payload, 0, payload.length, MAX_BYTES).length)
                .isLessThanOrEqualTo(MAX_BYTES),
        seeds(compressor));
  }

  private static byte[][] seeds(Compressor compressor) {
    var samples = Vectors.read("vectors.json").path("compression").path("samples");
    var ofKopia =
        Vectors.elements(samples)
            .filter(sample -> sample.path("name").textValue().equals(compressor.name()))
            .map(sample -> Vectors.hex(sample, "payloadHex"));
    var own = compressor.compress(new byte[1500], 0, 1500);
    return Stream.concat(ofKopia, Stream.of(own)).toArray(byte[][]::new);
  }
}
