/**
 * Objects: byte strings of any length, cut into contents. An object of one chunk is that content;
 * of a longer one the list of chunks is an object again.
 */
@NullMarked
package io.hawser.kopia.object;

import org.jspecify.annotations.NullMarked;
