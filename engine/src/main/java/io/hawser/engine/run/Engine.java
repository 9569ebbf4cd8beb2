package io.hawser.engine.run;

import io.hawser.engine.journal.AbortResult;
import io.hawser.engine.journal.RunId;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.journal.RunView;

/** Executes ActionSets durably. Thread-safe. */
public interface Engine {

  /**
   * What {@link #start} would do, touching nothing.
   *
   * @throws io.hawser.engine.error.PhaseException when the run would be refused
   */
  Plan plan(RunRequest request);

  /**
   * Checks a request and begins its run; or goes on with the run of the same ActionSet that a
   * process left, if its documents are the same.
   *
   * @throws io.hawser.engine.error.BlueprintException when documents or inputs have faults
   * @throws RunRefusedException when a function is certain that it cannot do its work, another
   *     process runs this ActionSet, or a run with other documents was left; nothing was touched
   */
  Run start(RunRequest request, RunListener listener);

  /**
   * Goes on with a run that was left.
   *
   * @throws RunRefusedException when the run is not known, is over, or is executed by another
   *     process
   */
  Run resume(RunId id, RunListener listener);

  /** Asks whichever process executes a run to stop it; durable. */
  AbortResult abort(RunId id);

  /** {@link #start} and {@link Run#await}. */
  RunView run(RunRequest request, RunListener listener) throws InterruptedException;
}
