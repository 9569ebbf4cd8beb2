package io.hawser.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.engine.function.Progress;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressBlockTest {
  @Test
  void aPhaseThatMovesDataHasABarWithSpeedAndTimeLeft() {
    var progress = new Progress(50 << 20, OptionalLong.of(200 << 20), 7, OptionalLong.empty());

    var lines = ProgressBlock.of(Runs.running(progress), Runs.START.plusSeconds(10));

    assertThat(lines)
        .containsExactly(
            "backup  running",
            "  ✓ freeze  1.5 s",
            "  > upload  [=====               ]  25 %  50.0 MiB of 200 MiB  5.0 MiB/s  30 s"
                + " left  7 files",
            "  · thaw");
  }

  @Test
  void withoutATotalThereIsNoBar() {
    var progress = new Progress(1024, OptionalLong.empty(), 1, OptionalLong.empty());

    var lines = ProgressBlock.of(Runs.running(progress), Runs.START);

    assertThat(lines).contains("  > upload  1.0 KiB  1 file");
  }

  @Test
  void moreThanWasExpectedIsNotMoreThanAllOfIt() {
    var progress = new Progress(300, OptionalLong.of(200), 1, OptionalLong.empty());

    var lines = ProgressBlock.of(Runs.running(progress), Runs.START.plusSeconds(1));

    assertThat(lines.get(2)).contains("100 %").doesNotContain("left");
  }
}
