package io.hawser.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
  @Test
  void drawsOverWhatItDrewBefore() {
    var terminal = new RecordingTerminal();
    var screen = new Screen(terminal);

    screen.draw(List.of("one", "two"));
    screen.draw(List.of("three"));

    assertThat(terminal.errors())
        .isEqualTo("one\033[K\ntwo\033[K\n\033[J" + "\033[2A" + "three\033[K\n\033[J");
  }

  @Test
  void cutsLinesThatWouldWrap() {
    var terminal = new RecordingTerminal(20);

    new Screen(terminal).draw(List.of("a line that is longer than the screen"));

    assertThat(terminal.errors()).startsWith("a line that is lon…\033[K");
  }
}
