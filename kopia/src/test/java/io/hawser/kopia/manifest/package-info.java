/** Tests of the package. */
@NullMarked
package io.hawser.kopia.manifest;

import org.jspecify.annotations.NullMarked;
