/** What can go wrong in a run, as few exception types that each ask for another reaction. */
@NullMarked
package io.hawser.engine.error;

import org.jspecify.annotations.NullMarked;
