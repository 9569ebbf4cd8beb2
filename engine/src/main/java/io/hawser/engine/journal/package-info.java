/**
 * The durable record of runs: events, the file they are appended to, the state they add up to, and
 * who owns a run. Nothing here executes a phase; {@code io.hawser.engine.run} does.
 */
@NullMarked
package io.hawser.engine.journal;

import org.jspecify.annotations.NullMarked;
