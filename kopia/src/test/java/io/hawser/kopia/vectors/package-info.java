/**
 * What the real kopia wrote: {@code vectors.json} and small repositories, described in {@code
 * README.md} beside them. {@code -Dhawser.vectors=DIR} takes another directory of the same layout.
 */
@NullMarked
package io.hawser.kopia.vectors;

import org.jspecify.annotations.NullMarked;
