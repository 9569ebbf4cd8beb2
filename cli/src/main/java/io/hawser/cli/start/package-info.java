/** What concerns the program itself: its version, and the record that makes it start quickly. */
@NullMarked
package io.hawser.cli.start;

import org.jspecify.annotations.NullMarked;
