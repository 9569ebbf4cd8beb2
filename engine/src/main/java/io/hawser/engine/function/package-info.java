/**
 * The interface between the engine and functions: how a function declares its arguments, what it
 * may ask of a run, and what it gives back. Functions themselves live in their own module.
 */
@NullMarked
package io.hawser.engine.function;

import org.jspecify.annotations.NullMarked;
