/** Tests of the package. */
@NullMarked
package io.hawser.kopia.restore;

import org.jspecify.annotations.NullMarked;
