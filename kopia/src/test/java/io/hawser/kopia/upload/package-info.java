/** Tests of the package. */
@NullMarked
package io.hawser.kopia.upload;

import org.jspecify.annotations.NullMarked;
