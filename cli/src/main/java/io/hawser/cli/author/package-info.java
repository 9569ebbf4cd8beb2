/** Commands for those who write blueprints: check them, see what they would do, try things out. */
@NullMarked
package io.hawser.cli.author;

import org.jspecify.annotations.NullMarked;
