package io.hawser.engine.journal;

import java.time.Instant;

/**
 * A process, told from every other one that had or will have its pid.
 *
 * @param bootId of the machine's present start; empty where the system has none
 * @param processStart when the process started, in the system's own unit (clock ticks since boot on
 *     Linux, else milliseconds since 1970)
 * @param since when it took the run
 */
public record Owner(long pid, String bootId, long processStart, RunId run, Instant since) {
  /** For messages. */
  @Override
  public String toString() {
    return "process %d since %s (run '%s')".formatted(pid, since, run);
  }
}
