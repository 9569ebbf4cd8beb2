package io.hawser.engine.journal;

import org.jspecify.annotations.Nullable;

/**
 * How a run, or an action of it, ended.
 *
 * @param error null on success
 * @param failedPhase the phase that ended it, with {@code [index]} for an element; null on success
 *     or where no phase is to blame
 */
public record Outcome(RunState state, @Nullable RunError error, @Nullable String failedPhase) {
  public static final Outcome COMPLETE = new Outcome(RunState.COMPLETE, null, null);
  public static final Outcome PARTIAL = new Outcome(RunState.PARTIAL, null, null);

  /** A failure; {@code aborted} is told from {@code failed} by the error's class. */
  public static Outcome failed(RunError error, @Nullable String failedPhase) {
    var state =
        switch (error.errorClass()) {
          case ABORTED -> RunState.ABORTED;
          case TRANSIENT,
              THROTTLED,
              TIMEOUT,
              DENIED,
              MISSING,
              CORRUPT,
              FULL,
              COMMAND,
              INVALID,
              INTERNAL ->
              RunState.FAILED;
        };
    return new Outcome(state, error, failedPhase);
  }
}
