/**
 * Executes ActionSets: checks a request, runs its phases, retries, cleans up, and goes on where a
 * crashed process left. Every step is written to {@code io.hawser.engine.journal} before its effect
 * and after.
 */
@NullMarked
package io.hawser.engine.run;

import org.jspecify.annotations.NullMarked;
