/**
 * Data into a Kopia repository and out of it: the functions that upload, restore and forget, and
 * how a Location is opened. The format itself is the library's; here its faults become those of
 * phases.
 */
@NullMarked
package io.hawser.functions.data;

import org.jspecify.annotations.NullMarked;
