/** Proves that a snapshot can be restored, or says what of it cannot. */
@NullMarked
package io.hawser.kopia.verify;

import org.jspecify.annotations.NullMarked;
