/** Commands about what is in a repository: make and check it, list, look into, restore, forget. */
@NullMarked
package io.hawser.cli.data;

import org.jspecify.annotations.NullMarked;
