package io.hawser.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeNameTest {
  @Test
  void keepsWhatIsSafe() {
    assertThat(SafeName.of("backup-db-1", 40)).isEqualTo("backup-db-1");
  }

  @Test
  void isSafeShortAndDifferentForDifferentTexts() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var texts = new HashSet<String>();
    var names = new HashSet<String>();
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(1, 60); n > 0; n--) {
        text.append((char) (random.nextInt(20) == 0 ? random.nextInt(0x800) : 'a' + n % 26));
      }
      texts.add(text.toString());
      var name = SafeName.of(text.toString(), 53);
      assertThat(name).as("seed %d", seed).matches("[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?");
      names.add(name);
    }
    assertThat(names).as("seed %d", seed).hasSameSizeAs(texts);
  }

  @Test
  void theIdsOfRunsSortByTime() {
    var random = new Random(1);
    var early = RunId.create("db", Instant.parse("2026-01-02T03:04:05Z"), random);
    var late = RunId.create("db", Instant.parse("2026-01-02T03:04:06Z"), random);

    assertThat(early).isLessThan(late);
    assertThat(early.text()).matches("db-20260102T030405-[a-z0-9]{5}");
  }

  @Test
  void theIdOfARunIsNoPath() {
    assertThatThrownBy(() -> new RunId("../x")).hasMessage("'../x' is not the id of a run");
  }
}
