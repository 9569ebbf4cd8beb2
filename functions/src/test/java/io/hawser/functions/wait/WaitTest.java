package io.hawser.functions.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.functions.FakeRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitTest {
  @TempDir Path folder;

  @Test
  void waitsForSomeTime() throws Exception {
    long before = System.nanoTime();

    var outputs = new FakeRun(folder).runPhase(new Wait(), Map.of("duration", "50ms"));

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(49));
    assertThat(outputs.values()).isEmpty();
  }

  @Test
  void waitsUntilACommandSucceeds() throws Exception {
    var command = List.of("sh", "-c", "echo x >>tries; [ $(wc -l <tries) = 3 ] && echo third");

    var outputs =
        new FakeRun(folder).runPhase(new Wait(), Map.of("until", command, "every", "10ms"));

    assertThat(outputs.values()).containsEntry("stdout", "third");
  }

  @Test
  void saysWhatTheLastTrySaid() {
    var command = List.of("sh", "-c", "echo not yet >&2; exit 1");
    var args = Map.<String, Object>of("until", command, "every", "10ms", "timeout", "30ms");

    assertThatThrownBy(() -> new FakeRun(folder).runPhase(new Wait(), Map.copyOf(args)))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.TIMEOUT))
        .hasMessageContaining("not yet");
  }

  @Test
  void needsOneOfDurationAndUntil() {
    var spec = new Wait().spec();

    assertThatThrownBy(() -> spec.bind(Map.of())).hasMessageContaining("either");
    assertThatThrownBy(() -> spec.bind(Map.of("duration", "1s", "until", "true")))
        .hasMessageContaining("either");
  }
}
