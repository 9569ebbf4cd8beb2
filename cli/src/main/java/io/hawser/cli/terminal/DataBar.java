package io.hawser.cli.terminal;

import java.time.Duration;

/**
 * A bar for work on bytes, with what is done, the average speed, and the time left at that speed.
 */
public final class DataBar {
  private static final int WIDTH = 20;

  private DataBar() {}

  /**
   * @param totalBytes 0 when not known: then there is no bar
   */
  public static String of(long doneBytes, long totalBytes, Duration took) {
    var text = new StringBuilder();
    if (totalBytes > 0) {
      double share = Math.min(1.0, (double) doneBytes / totalBytes);
      int filled = (int) (share * WIDTH);
      text.append('[').repeat('=', filled).repeat(' ', WIDTH - filled).append("] ");
      text.append("%3d %%  ".formatted((int) (share * 100)));
    }
    text.append(Amounts.bytes(doneBytes));
    if (totalBytes > 0) {
      text.append(" of ").append(Amounts.bytes(totalBytes));
    }
    double seconds = took.toMillis() / 1000.0;
    if (seconds >= 0.5 && doneBytes > 0) {
      double speed = doneBytes / seconds;
      text.append("  ").append(Amounts.bytes((long) speed)).append("/s");
      if (totalBytes > doneBytes) {
        var left = Duration.ofSeconds((long) Math.ceil((totalBytes - doneBytes) / speed));
        text.append("  ").append(Amounts.span(left)).append(" left");
      }
    }
    return text.toString();
  }
}
