/** Waiting: for some time to pass, or for a command to succeed. Nothing here changes anything. */
@NullMarked
package io.hawser.functions.wait;

import org.jspecify.annotations.NullMarked;
