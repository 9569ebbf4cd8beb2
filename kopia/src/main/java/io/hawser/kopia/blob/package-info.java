/**
 * Blobs: named byte strings, the only thing a repository asks of its storage. Implementations for a
 * file system and for memory live here, S3 in a package of its own.
 */
@NullMarked
package io.hawser.kopia.blob;

import org.jspecify.annotations.NullMarked;
