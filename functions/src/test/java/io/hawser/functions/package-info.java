/** Doubles that the tests of all functions share. */
@NullMarked
package io.hawser.functions;

import org.jspecify.annotations.NullMarked;
