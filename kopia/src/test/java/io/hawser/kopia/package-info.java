/** Tests of whole repositories. */
@NullMarked
package io.hawser.kopia;

import org.jspecify.annotations.NullMarked;
