package io.hawser.cli.terminal;

import java.util.List;

/**
 * A block of lines at the end of the screen that is redrawn in place, with the control sequences of
 * ECMA-48. Used by one thread.
 */
public final class Screen {
  private static final String UP = "\033[%dA";
  private static final String CLEAR_TO_END_OF_LINE = "\033[K";
  private static final String CLEAR_TO_END_OF_SCREEN = "\033[J";

  private final Terminal terminal;
  private int drawn;

  public Screen(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Replaces the block. Lines that are too wide are cut, since a wrapped line cannot be redrawn.
   */
  public void draw(List<String> lines) {
    var text = new StringBuilder();
    if (drawn > 0) {
      text.append(UP.formatted(drawn));
    }
    for (var line : lines) {
      text.append(cut(line)).append(CLEAR_TO_END_OF_LINE).append('\n');
    }
    text.append(CLEAR_TO_END_OF_SCREEN);
    terminal.err().print(text);
    terminal.err().flush();
    drawn = lines.size();
  }

  private String cut(String line) {
    int limit = terminal.width() - 1;
    return line.length() <= limit ? line : line.substring(0, limit - 1) + "…";
  }
}
