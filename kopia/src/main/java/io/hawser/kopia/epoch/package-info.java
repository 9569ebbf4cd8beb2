/**
 * Which index blobs count, and how new ones come to count: the epochs of repository formats 2 and
 * 3, and the flat set of format 1. What stands in an index is the business of the index package.
 */
@NullMarked
package io.hawser.kopia.epoch;

import org.jspecify.annotations.NullMarked;
