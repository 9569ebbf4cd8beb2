/**
 * The vocabulary: Blueprint, ActionSet and Location as Java records, as users write them.
 *
 * <p>A component that a document may leave out is {@code @Nullable} here and only here; collections
 * are never null, only empty. Reading and checking documents is the engine's work, not done here.
 */
@NullMarked
package io.hawser.crds;

import org.jspecify.annotations.NullMarked;
