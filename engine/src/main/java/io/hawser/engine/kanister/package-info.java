/**
 * Kanister's own rules: the functions it has, and what its validation accepts, with its messages.
 * Running its documents is not done here.
 */
@NullMarked
package io.hawser.engine.kanister;

import org.jspecify.annotations.NullMarked;
