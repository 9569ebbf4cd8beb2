/** Values that must never be shown, and where they come from. */
@NullMarked
package io.hawser.engine.secret;

import org.jspecify.annotations.NullMarked;
