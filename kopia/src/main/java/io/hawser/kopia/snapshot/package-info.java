/**
 * What a snapshot is in Kopia's format: directories as streams of entries, their summaries, and the
 * manifest that names the root. Reading and writing them, not making or restoring them.
 */
@NullMarked
package io.hawser.kopia.snapshot;

import org.jspecify.annotations.NullMarked;
