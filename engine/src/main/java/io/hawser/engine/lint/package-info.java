/**
 * Checks what documents mean, before anything runs: that functions, arguments, phases, inputs and
 * documents that are named exist, that templates can be read, that an order is possible.
 */
@NullMarked
package io.hawser.engine.lint;

import org.jspecify.annotations.NullMarked;
