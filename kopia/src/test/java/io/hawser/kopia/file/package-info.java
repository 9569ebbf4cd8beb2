/** Tests of the package. */
@NullMarked
package io.hawser.kopia.file;

import org.jspecify.annotations.NullMarked;
