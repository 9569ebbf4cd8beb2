/** Tests of the package. */
@NullMarked
package io.hawser.kopia.index;

import org.jspecify.annotations.NullMarked;
