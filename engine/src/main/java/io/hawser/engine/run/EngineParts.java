package io.hawser.engine.run;

import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.function.Functions;
import io.hawser.engine.journal.RunStore;
import io.hawser.engine.secret.Secrets;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What an engine is made of.
 *
 * @param random for run ids and the jitter of pauses
 */
public record EngineParts(
    Functions functions,
    Secrets secrets,
    Languages languages,
    RunStore store,
    Clock clock,
    RandomGenerator random,
    FaultPoints faults,
    EngineOptions options) {

  SecretMask mask() {
    return new SecretMask(secrets);
  }
}
