/** Tests of the package. */
@NullMarked
package io.hawser.kopia.object;

import org.jspecify.annotations.NullMarked;
