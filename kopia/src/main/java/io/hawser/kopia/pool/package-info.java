/** Things that are costly to make and used by one thread at a time, kept for the next one. */
@NullMarked
package io.hawser.kopia.pool;

import org.jspecify.annotations.NullMarked;
