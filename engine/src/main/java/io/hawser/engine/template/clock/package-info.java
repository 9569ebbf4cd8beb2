/** Go's time layouts and spans: writing and reading times by the example of 2 January 2006. */
@NullMarked
package io.hawser.engine.template.clock;

import org.jspecify.annotations.NullMarked;
