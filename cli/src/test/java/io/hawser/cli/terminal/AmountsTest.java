package io.hawser.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1536, 1.5 KiB",
    "1048575, 1.0 MiB",
    "157286400, 150 MiB",
    "9223372036854775807, 8.0 EiB"
  })
  void bytesHaveTheUnitThatFits(long bytes, String words) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "250, 0.3 s",
    "9940, 9.9 s",
    "42000, 42 s",
    "185000, 3 min 05 s",
    "7800000, 2 h 10 min"
  })
  void spansHaveTheUnitThatFits(long millis, String words) {
    assertThat(Amounts.span(Duration.ofMillis(millis))).isEqualTo(words);
  }

  @Test
  void oneIsNotPlural() {
    assertThat(Amounts.count(1, "file")).isEqualTo("1 file");
    assertThat(Amounts.count(0, "file")).isEqualTo("0 files");
  }
}
