package io.hawser.engine.run;

import io.hawser.engine.journal.RunId;
import io.hawser.engine.journal.RunView;

/** A run that this process executes. Thread-safe. */
public interface Run {
  RunId id();

  /** How it stands now. */
  RunView view();

  /**
   * Stops the run: the first call cancels the phases, a second one also the steps of onFailure and
   * deferPhase. Cleanups are never cancelled. Returns at once.
   */
  void abort();

  /**
   * Waits until the run is over, cleanups included.
   *
   * @throws InterruptedException the run goes on
   */
  RunView await() throws InterruptedException;
}
