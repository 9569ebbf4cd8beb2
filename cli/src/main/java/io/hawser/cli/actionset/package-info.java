/**
 * Writes ActionSets, with the options that users of {@code kanctl create actionset} know and those
 * that this machine adds. What is written goes to standard output; running it is another command.
 */
@NullMarked
package io.hawser.cli.actionset;

import org.jspecify.annotations.NullMarked;
