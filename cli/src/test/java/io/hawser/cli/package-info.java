/** Tests of the command line as a whole: its reference page, its manners, the quick start. */
@NullMarked
package io.hawser.cli;

import org.jspecify.annotations.NullMarked;
