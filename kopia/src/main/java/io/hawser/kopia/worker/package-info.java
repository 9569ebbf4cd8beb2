/** Work on many files at once, with bounds: so many threads, so much waiting for them. */
@NullMarked
package io.hawser.kopia.worker;

import org.jspecify.annotations.NullMarked;
