/**
 * Kopia's policies: what they say, which of them apply to a source and how they add up, which files
 * their rules leave out, which snapshots their retention keeps. Who walks a tree or deletes a
 * snapshot because of them lives elsewhere.
 */
@NullMarked
package io.hawser.kopia.policy;

import org.jspecify.annotations.NullMarked;
