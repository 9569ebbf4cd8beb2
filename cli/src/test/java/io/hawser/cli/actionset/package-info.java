/** Tests of writing ActionSets. */
@NullMarked
package io.hawser.cli.actionset;

import org.jspecify.annotations.NullMarked;
