/**
 * From a snapshot to a directory. What the repository says is not trusted: names and links in it
 * may be made by somebody who wants to write elsewhere.
 */
@NullMarked
package io.hawser.kopia.restore;

import org.jspecify.annotations.NullMarked;
