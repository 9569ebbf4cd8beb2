/**
 * What tests of all modules share: finding the real parts they need, seeded random input, awkward
 * directory trees. Never a dependency of production code.
 */
@NullMarked
package io.hawser.testkit;

import org.jspecify.annotations.NullMarked;
