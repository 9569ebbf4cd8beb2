/**
 * MVEL expressions behind a gate. The author's text is read here, names are resolved here over
 * plain maps and lists, and MVEL only computes with what it is handed: it never sees a name, a
 * string or a class of the author's. MVEL's own template language is not used.
 */
@NullMarked
package io.hawser.engine.expression;

import org.jspecify.annotations.NullMarked;
