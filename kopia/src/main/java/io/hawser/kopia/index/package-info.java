/**
 * Indexes: which content lies where in which pack. Only bytes live here, as Kopia's format versions
 * 1 and 2 lay them out, and the ways to search them; which index blobs count is the business of the
 * epoch package.
 */
@NullMarked
package io.hawser.kopia.index;

import org.jspecify.annotations.NullMarked;
