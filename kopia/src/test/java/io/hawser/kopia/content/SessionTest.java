package io.hawser.kopia.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
  @ParameterizedTest
  @CsvSource({"2024-01-01, 124", "2026-01-23, 13d", "2026-06-15, 142", "2026-11-23, 147"})
  void idsEndWithTheCountOfThirtyDays(String day, String count) {
    var id = Session.newId(Instant.parse(day + "T00:00:00Z"), new SecureRandom());

    assertThat(id).matches("s[0-9a-f]{16}" + count);
  }
}
