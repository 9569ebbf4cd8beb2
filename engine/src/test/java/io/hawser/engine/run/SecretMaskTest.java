package io.hawser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.crds.Location.SecretSource;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.secret.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretMaskTest {
  private final SecretMask mask = new SecretMask(_ -> Secret.of("canary-1"));

  @Test
  void replacesWhatWasFetchedWhereverItTurnsUp() {
    mask.fetch(new SecretSource.Environment("PASSWORD"));

    var outputs = mask.mask(Outputs.of("log", List.of("pw=canary-1", Map.of("key", "canary-1"))));
    var error = Failures.error(new PhaseException(ErrorClass.COMMAND, "bad canary-1 given"), mask);

    assertThat(outputs.values()).containsEntry("log", List.of("pw=***", Map.of("key", "***")));
    assertThat(error.message()).isEqualTo("bad *** given");
  }

  @Test
  void leavesEverythingElseAsItIs() {
    assertThat(mask.mask("canary-1")).isEqualTo("canary-1");
  }
}
