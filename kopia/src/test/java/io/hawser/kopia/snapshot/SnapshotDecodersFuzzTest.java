package io.hawser.kopia.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.repository.ManifestEntry;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.VectorRepository;
import io.hawser.kopia.vectors.Vectors;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Damaged input of any kind: the documented exception or a value, never anything else. */
class SnapshotDecodersFuzzTest {
  private static final int INPUTS = 100_000;
  private static final String[] TOKENS = {
    "null",
    "-1",
    "1e9",
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\ud800",
    "99999999999999999999",
    "\"name\"",
    "\"entries\"",
    "\"summ\"",
    "\"stream\"",
    "true",
    "\"0x\"",
    "\"9999-99-99T00:00:00Z\""
  };

  @Test
  void damagedDirectories() {
    var text = Vectors.read("vectors.json").path("directory").path("bytes").textValue();
    // The first few entries and the end: short inputs, so that many fit in the time.
    var bytes = (text.substring(0, 900) + text.substring(text.length() - 200));

    fuzz(
        bytes.getBytes(StandardCharsets.UTF_8),
        input -> {
          try (var reader = new DirectoryReader(new ByteArrayInputStream(input), "fuzz")) {
            while (reader.next().isPresent()) {
              // Reading is the test.
            }
          }
        });
  }

  @Test
  void damagedSnapshotManifests() {
    byte[] bytes;
    try (var repository = VectorRepository.named("v3-default").open()) {
      bytes = repository.findManifests(Map.of("type", "snapshot")).getFirst().json();
    }

    fuzz(
        bytes,
        input -> ManifestParser.parse(new ManifestEntry("id", Map.of(), Instant.EPOCH, input)));
  }

  private static void fuzz(byte[] valid, Consumer<byte[]> decoder) {
    var seed = Long.getLong("hawser.seed", 20261125);
    var random = new SplittableRandom(seed);
    for (int i = 0; i < INPUTS; i++) {
      var input = damaged(valid, random);
      try {
        decoder.accept(input);
      } catch (RepositoryException e) {
        assertThat(e.kind()).isEqualTo(RepositoryException.Kind.CORRUPT);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "input %d of seed %d: %s".formatted(i, seed, new String(input, StandardCharsets.UTF_8)),
            e);
      }
    }
  }

  private static byte[] damaged(byte[] valid, SplittableRandom random) {
    var input = valid.clone();
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      int at = random.nextInt(Math.max(1, input.length));
      switch (random.nextInt(4)) {
        case 0 -> input[Math.min(at, input.length - 1)] = (byte) random.nextInt();
        case 1 -> input = Arrays.copyOf(input, Math.max(1, at));
        case 2 -> input = joined(input, at, TOKENS[random.nextInt(TOKENS.length)], at);
        default -> {
          int end = Math.min(input.length, at + random.nextInt(1, 40));
          input = joined(input, at, TOKENS[random.nextInt(TOKENS.length)], end);
        }
      }
    }
    return input;
  }

  private static byte[] joined(byte[] input, int head, String token, int tail) {
    var middle = token.getBytes(StandardCharsets.UTF_8);
    var joined = Arrays.copyOf(input, head + middle.length + input.length - tail);
    System.arraycopy(middle, 0, joined, head, middle.length);
    System.arraycopy(input, tail, joined, head + middle.length, input.length - tail);
    return joined;
  }
}
