/** Tests of reading in the order of packs. */
@NullMarked
package io.hawser.kopia.ahead;

import org.jspecify.annotations.NullMarked;
