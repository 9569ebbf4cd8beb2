/**
 * Error correction of Kopia's format: parity in front of the data, so that some flipped bits of a
 * blob do no harm.
 */
@NullMarked
package io.hawser.kopia.ecc;

import org.jspecify.annotations.NullMarked;
