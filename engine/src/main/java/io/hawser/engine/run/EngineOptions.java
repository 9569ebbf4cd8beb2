package io.hawser.engine.run;

import java.time.Duration;

/**
 * Limits of an engine.
 *
 * @param parallelPhases attempts that run at once, over all actions of a run; cleanups do not count
 * @param maxElements most elements of a {@code forEach}
 * @param defaultBackoff pause before the second attempt where {@code retry} names none
 * @param defaultMaxBackoff longest pause where {@code retry} names none
 * @param cancelGrace how long a cancelled attempt may take to stop; one that does not is left
 *     behind, never repeated, and fails its phase
 * @param cleanupAttempts how often a cleanup is tried
 * @param cleanupTimeout longest duration of one attempt of a cleanup
 * @param pollInterval how often a run looks for an abort asked for by another process
 */
public record EngineOptions(
    int parallelPhases,
    int maxElements,
    Duration defaultBackoff,
    Duration defaultMaxBackoff,
    Duration cancelGrace,
    int cleanupAttempts,
    Duration cleanupTimeout,
    Duration pollInterval) {
  public static final EngineOptions DEFAULT =
      new EngineOptions(
          8,
          10_000,
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(30),
          3,
          Duration.ofMinutes(10),
          Duration.ofMillis(250));
}
