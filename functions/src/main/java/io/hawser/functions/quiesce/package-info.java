/**
 * Freezing an application and thawing it again, with a supervisor process that outlives the engine:
 * whatever becomes of us, the application does not stay frozen. What a freeze is for (a snapshot,
 * an upload) lives elsewhere and asks {@link io.hawser.functions.quiesce.Freezes} for proof.
 */
@NullMarked
package io.hawser.functions.quiesce;

import org.jspecify.annotations.NullMarked;
