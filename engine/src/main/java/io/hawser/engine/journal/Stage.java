package io.hawser.engine.journal;

/** Which list of an action a phase stands in. */
public enum Stage {
  PHASES,
  ON_FAILURE,
  DEFER,
  /** Not a list: cleanups, each under its key. */
  CLEANUP;

  /** As the field in a Blueprint is named. */
  public String text() {
    return switch (this) {
      case PHASES -> "phases";
      case ON_FAILURE -> "onFailure";
      case DEFER -> "deferPhase";
      case CLEANUP -> "cleanup";
    };
  }
}
