package io.hawser.engine.function;

import java.util.Optional;

/**
 * One thing a phase can do. An object of this type is shared by all runs and holds no state of any.
 *
 * @param <P> the record its arguments are bound to
 */
public interface BuiltinFunction<P> {
  /** The declaration: name, arguments, outputs, how to bind. Always the same object. */
  FunctionSpec<P> spec();

  /**
   * Does the work. Called again after a crash or for a retry, with the same {@link
   * RunContext#resourceName()} and the state last saved by {@link RunContext#saveState}; so
   * whatever is created is named deterministically and found again ("adopted") rather than made
   * twice.
   *
   * <p>Whatever must be undone later is registered with {@link RunContext#registerCleanup} before
   * it is done.
   *
   * @throws io.hawser.engine.error.PhaseException when the work could not be done
   * @throws InterruptedException when the attempt is cancelled: time-out, abort, another phase
   *     failed
   */
  Outputs run(P params, RunContext run) throws InterruptedException;

  /**
   * What {@link #run} would do, in plain words, touching nothing. Also the check before a run
   * starts: called for every phase whose arguments can be rendered by then, before any phase runs.
   *
   * @return empty when the arguments say it all
   * @throws io.hawser.engine.error.PhaseException when the function is certain that it cannot do
   *     its work; the run is then refused before anything is touched
   */
  default Optional<String> plan(P params, PlanContext context) {
    return Optional.empty();
  }
}
