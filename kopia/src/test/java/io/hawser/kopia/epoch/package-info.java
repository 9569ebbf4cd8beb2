/** Tests of the package. */
@NullMarked
package io.hawser.kopia.epoch;

import org.jspecify.annotations.NullMarked;
