/**
 * The rules of the house, as tests over all modules: who may know whom, how sources look. A rule
 * that is not here is a matter of taste.
 */
@NullMarked
package io.hawser.cli.house;

import org.jspecify.annotations.NullMarked;
