package io.hawser.engine.journal;

import java.util.Locale;

/** How a cleanup stands. */
public enum CleanupState {
  DUE,
  RUNNING,
  DONE,
  /** Tried and given up: a person must look. */
  FAILED,
  /** No longer due: a phase did it itself. */
  DISCHARGED;

  /** True when what it undoes may still be there. */
  public boolean isOpen() {
    return switch (this) {
      case DUE, RUNNING, FAILED -> true;
      case DONE, DISCHARGED -> false;
    };
  }

  /** As it stands in output. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
