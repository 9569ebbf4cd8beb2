package io.hawser.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The standard streams of this process. */
public final class ProcessTerminal implements Terminal {
  private static final int DEFAULT_WIDTH = 80;

  private final PrintStream out = utf8(FileDescriptor.out);
  private final PrintStream err = utf8(FileDescriptor.err);

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return err;
  }

  @Override
  public InputStream in() {
    return System.in;
  }

  /** The launcher says so: Java itself can only tell about input and output, not about errors. */
  @Override
  public boolean isScreen() {
    return "1".equals(System.getenv("HAWSER_SCREEN")) && !"dumb".equals(System.getenv("TERM"));
  }

  @Override
  public int width() {
    var columns = System.getenv("COLUMNS");
    if (columns == null || !columns.matches("[0-9]{1,4}")) {
      return DEFAULT_WIDTH;
    }
    return Math.max(20, Integer.parseInt(columns));
  }
}
