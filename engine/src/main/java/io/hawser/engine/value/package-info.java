/**
 * How authors write spans of time and sizes, and which known name they may have meant. Plain
 * functions over text, used by documents, arguments and inputs alike.
 */
@NullMarked
package io.hawser.engine.value;

import org.jspecify.annotations.NullMarked;
