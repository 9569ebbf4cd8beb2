package io.hawser.engine.journal;

/** What came of asking a run to stop. */
public enum AbortResult {
  /** The process that executes the run has been asked and will stop it soon. */
  REQUESTED,
  /** No process executes the run: the wish is recorded, and resuming the run will only clean up. */
  LEFT,
  /** The run is over already. */
  OVER
}
