package io.hawser.cli.terminal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps what is printed. */
public final class RecordingTerminal implements Terminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
  private final PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final int width;
  private String input = "";

  public RecordingTerminal() {
    this(100);
  }

  public RecordingTerminal(int width) {
    this.width = width;
  }

  public RecordingTerminal reading(String text) {
    input = text;
    return this;
  }

  /** What went to standard output. */
  public String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What went to standard error. */
  public String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public PrintStream out() {
    return outStream;
  }

  @Override
  public PrintStream err() {
    return errStream;
  }

  @Override
  public InputStream in() {
    return new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean isScreen() {
    return false;
  }

  @Override
  public int width() {
    return width;
  }
}
