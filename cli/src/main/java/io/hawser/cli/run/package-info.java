/**
 * Commands that start, watch and stop runs, and the ways in which the progress of a run is shown: a
 * block that is redrawn on a screen, plain lines elsewhere.
 */
@NullMarked
package io.hawser.cli.run;

import org.jspecify.annotations.NullMarked;
