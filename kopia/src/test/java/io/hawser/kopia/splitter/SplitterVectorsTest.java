package io.hawser.kopia.splitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.Vectors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SplitterVectorsTest {
  static final List<String> NAMES = Splitters.names();

  private final JsonNode splitters = Vectors.read("vectors.json").path("splitters");
  private Map<String, byte[]> streams = Map.of();

  @BeforeAll
  void makeStreams() throws NoSuchAlgorithmException {
    var counted = counted();
    streams = Map.of("stream64", counted, "mixed", mixed(counted));
    for (var stream : streams.entrySet()) {
      var sha256 = MessageDigest.getInstance("SHA-256").digest(stream.getValue());
      assertThat(splitters.path("streams").path(stream.getKey()).textValue())
          .contains(HexFormat.of().formatHex(sha256));
    }
  }

  private static byte[] counted() throws NoSuchAlgorithmException {
    var sha256 = MessageDigest.getInstance("SHA-256");
    var stream = ByteBuffer.allocate(64 << 20);
    for (var i = 0L; stream.hasRemaining(); i++) {
      stream.put(sha256.digest(ByteBuffer.allocate(8).putLong(0, i).array()));
    }
    return stream.array();
  }

  private static byte[] mixed(byte[] counted) {
    var mixed = ByteBuffer.allocate(20_800_302);
    mixed.position(5_000_000);
    mixed.put("0123456789abcdef\n".repeat(400_000).getBytes(StandardCharsets.US_ASCII));
    mixed.put(counted, 0, 3_000_001);
    var ones = new byte[3_000_000];
    Arrays.fill(ones, (byte) 0xff);
    mixed.put(ones).put(counted, 0, 3_000_001);
    return mixed.array();
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void cutsWhereKopiaCuts(String name) {
    for (var stream : streams.entrySet()) {
      var expected = splitters.path("chunkEndOffsets").path(stream.getKey()).path(name);

      var ends = ends(Splitters.named(name), stream.getValue(), () -> 1 << 20);

      if (expected.isArray()) {
        var offsets = new ArrayList<Integer>();
        expected.forEach(end -> offsets.add(end.intValue()));
        assertThat(ends).isEqualTo(offsets);
      } else {
        assertThat(ends).hasSize(expected.path("count").intValue());
      }
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void cutsAlikeInWhateverPiecesTheBytesCome(String name) {
    var random = new Random(5);
    var data = streams.getOrDefault("mixed", new byte[0]);
    var whole = ends(Splitters.named(name), data, () -> data.length);

    var small = ends(Splitters.named(name), data, () -> 1 + random.nextInt(200));

    assertThat(small).isEqualTo(whole);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void startsAgainAfterReset(String name) {
    var data = Arrays.copyOfRange(streams.getOrDefault("stream64", new byte[0]), 0, 10_000_000);
    var splitter = Splitters.named(name);
    var first = ends(splitter, data, () -> 100_000);
    splitter.reset();

    assertThat(ends(splitter, data, () -> 77_777)).isEqualTo(first);
  }

  /** Offsets of the ends of all chunks; the last chunk ends with the data. */
  private static List<Integer> ends(Splitter splitter, byte[] data, IntSupplier pieces) {
    var ends = new ArrayList<Integer>();
    var at = 0;
    while (at < data.length) {
      var end = (int) Math.min((long) at + pieces.getAsInt(), data.length);
      while (at < end) {
        var cut = splitter.next(data, at, end - at);
        if (cut == -1) {
          at = end;
        } else {
          at += cut;
          ends.add(at);
        }
      }
    }
    if (ends.isEmpty() || ends.getLast() != data.length) {
      ends.add(data.length);
    }
    return ends;
  }

  @Test
  void namesTheSplitterThatIsNotKnown() {
    assertThatThrownBy(() -> Splitters.named("DYNAMIC-3M-BUZHASH"))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("'DYNAMIC-3M-BUZHASH'")
        .hasMessageContaining("DYNAMIC-4M-BUZHASH");
  }
}
