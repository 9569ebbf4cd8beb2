/**
 * The list of built-in functions. Each function is a class in the package of what it touches; this
 * package only knows which there are.
 */
@NullMarked
package io.hawser.functions;

import org.jspecify.annotations.NullMarked;
