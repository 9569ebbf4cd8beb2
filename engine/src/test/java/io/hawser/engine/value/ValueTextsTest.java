package io.hawser.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextsTest {
  @ParameterizedTest
  @CsvSource({
    "90s,PT90S",
    "5m,PT5M",
    "1h30m,PT1H30M",
    "250ms,PT0.25S",
    "2d,P2D",
    "0,PT0S",
    "PT10S,PT10S"
  })
  void readsDurations(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
    assertThat(Durations.parse(Durations.text(expected))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "5", "5 m", "-5m", "1m1h", "1.5h", "PT", "PT-5S", "5M"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1048576,1048576",
    "64MiB,67108864",
    "64Mi,67108864",
    "10MB,10000000",
    "3k,3000",
    "5 GiB,5368709120",
    "7B,7"
  })
  void readsSizes(String text, long expected) {
    assertThat(ByteSizes.parse(text)).isEqualTo(expected);
    assertThat(ByteSizes.parse(ByteSizes.text(expected))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MiB", "1.5GiB", "-1", "9000000PiB", "1XB", "1mb"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> ByteSizes.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsTheNameThatMayBeMeant() {
    var known = List.of("command", "timeout", "env");

    assertThat(Names.closest("comand", known)).contains("command");
    assertThat(Names.closest("TIMEOUT", known)).contains("timeout");
    assertThat(Names.closest("nev", known)).contains("env");
    assertThat(Names.closest("snapshot", known)).isEmpty();
  }
}
