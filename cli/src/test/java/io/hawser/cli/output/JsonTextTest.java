package io.hawser.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  private final ObjectMapper reader = new ObjectMapper();

  @Test
  void whatIsWrittenIsReadBackTheSame() throws IOException {
    var value =
        Map.of("list", List.of(1, true, "x"), "map", Map.of("empty", Map.of()), "text", "ü\n\"\\");

    assertThat(reader.readValue(JsonText.of(value), Object.class)).isEqualTo(value);
  }

  @Test
  void anyTextIsReadBackTheSame() throws IOException {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      var text = randomText(random);
      assertThat(reader.readValue(JsonText.of(text), String.class))
          .as("seed " + seed)
          .isEqualTo(text);
    }
  }

  private static String randomText(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> 0x20 + random.nextInt(0x60);
            case 2 -> 0xE000 + random.nextInt(0x1FFD);
            default -> 0x10000 + random.nextInt(0x10000);
          });
    }
    return text.toString();
  }
}
