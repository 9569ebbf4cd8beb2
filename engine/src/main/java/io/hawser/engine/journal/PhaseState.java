package io.hawser.engine.journal;

import java.util.Locale;

/** How a phase, or one element of its {@code forEach}, stands. */
public enum PhaseState {
  PENDING,
  RUNNING,
  COMPLETE,
  /** Its {@code when} was false. */
  SKIPPED,
  FAILED,
  /** Stopped, or never tried again, since the action ended for another reason. */
  CANCELLED;

  /** True when nothing more will happen. */
  public boolean isOver() {
    return this != PENDING && this != RUNNING;
  }

  /** As it stands in output. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
