/**
 * Regular expressions with the syntax and the semantics of Go's package regexp (RE2): the leftmost
 * match, the first alternative, in time linear in the text. Java's own expressions can take
 * exponential time, and differ in classes, anchors and escapes.
 */
@NullMarked
package io.hawser.engine.template.regex;

import org.jspecify.annotations.NullMarked;
