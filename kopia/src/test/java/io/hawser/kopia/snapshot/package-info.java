/** Tests of the package. */
@NullMarked
package io.hawser.kopia.snapshot;

import org.jspecify.annotations.NullMarked;
