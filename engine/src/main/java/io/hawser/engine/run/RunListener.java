package io.hawser.engine.run;

import io.hawser.engine.journal.RunEvent;
import java.time.Instant;

/**
 * Hears what happens in a run. Called by one thread at a time, after the event is in the journal;
 * it must be quick, since the run waits for it.
 */
@FunctionalInterface
public interface RunListener {
  /** Hears nothing. */
  RunListener NONE = (at, event) -> {};

  void on(Instant at, RunEvent event);
}
