/** A terminal that tests can read. */
@NullMarked
package io.hawser.cli.terminal;

import org.jspecify.annotations.NullMarked;
