package io.hawser.engine.run;

import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.function.Functions;
import io.hawser.engine.journal.Journal;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/** What all who work for one run share. */
record RunParts(
    Journal journal,
    Functions functions,
    Languages languages,
    SecretMask secrets,
    EngineOptions options,
    FaultPoints faults,
    Clock clock,
    RandomGenerator random,
    Semaphore slots) {}
