/** Tests of the package. */
@NullMarked
package io.hawser.kopia.verify;

import org.jspecify.annotations.NullMarked;
