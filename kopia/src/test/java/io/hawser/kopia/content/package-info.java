/** Tests of the package. */
@NullMarked
package io.hawser.kopia.content;

import org.jspecify.annotations.NullMarked;
