/**
 * Reads many objects in the order in which the storage has them: each pack once, in few and large
 * requests. For who will read a whole snapshot; the order of the tree is none of the packs'.
 */
@NullMarked
package io.hawser.kopia.ahead;

import org.jspecify.annotations.NullMarked;
