package io.hawser.kopia.compression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.Mutations;
import io.hawser.kopia.vectors.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a payload holds: at most the allowed data, or a documented error. */
class CompressorFuzzTest {
  private static final int MAX_BYTES = 2000;

  @ParameterizedTest
  @CsvSource({"s2-default, 100000", "zstd, 100000", "gzip, 100000", "deflate-default, 100000"})
  void decodesOrRefuses(String name, int inputs) {
    var compressor = Compressors.named(name);
    for (var input : Mutations.of(seeds(compressor), List.of(), 20261128, inputs)) {
      try {
        var data = compressor.decompress(input, 0, input.length, MAX_BYTES);
        assertThat(data.length).isLessThanOrEqualTo(MAX_BYTES);
      } catch (RepositoryException e) {
        assertThat(e.kind()).isEqualTo(RepositoryException.Kind.CORRUPT);
      } catch (RuntimeException e) {
        throw new AssertionError("input: " + Vectors.hex(input), e);
      }
    }
  }

  private static List<byte[]> seeds(Compressor compressor) {
    var seeds = new ArrayList<byte[]>();
    for (JsonNode sample : Vectors.read("vectors.json").path("compression").path("samples")) {
      if (sample.path("name").textValue().equals(compressor.name())) {
        seeds.add(Vectors.hex(sample, "payloadHex"));
      }
    }
    seeds.add(compressor.compress(new byte[1500], 0, 1500));
    return seeds;
  }
}
