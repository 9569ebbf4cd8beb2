package io.hawser.engine.journal;

import java.util.Locale;

/** How a run, or an action of it, stands. */
public enum RunState {
  /** An action that waits for others. */
  PENDING,
  RUNNING,
  COMPLETE,
  /** All was done but for some items, such as files that could not be read. */
  PARTIAL,
  FAILED,
  ABORTED,
  /** An action that was not started, since one that it depends on did not succeed. */
  SKIPPED;

  /** True when nothing more will happen. */
  public boolean isOver() {
    return this != PENDING && this != RUNNING;
  }

  public boolean isSuccess() {
    return this == COMPLETE || this == PARTIAL;
  }

  /** As it stands in output. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
