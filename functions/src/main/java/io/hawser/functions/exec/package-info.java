/**
 * Programs of this machine: starting them, bounding what they say and how long they take, and the
 * function {@code Exec}. Nothing here knows what a program is good for.
 */
@NullMarked
package io.hawser.functions.exec;

import org.jspecify.annotations.NullMarked;
