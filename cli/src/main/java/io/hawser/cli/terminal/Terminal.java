package io.hawser.cli.terminal;

import java.io.InputStream;
import java.io.PrintStream;

/** The screen, or what stands in its place. */
public interface Terminal {
  /** Results: what a pipe passes on. */
  PrintStream out();

  /** Everything said to the person: progress, warnings, errors. */
  PrintStream err();

  InputStream in();

  /** True when {@link #err} is a screen on which lines may be redrawn. */
  boolean isScreen();

  /** Characters in a line, at least 20. */
  int width();
}
