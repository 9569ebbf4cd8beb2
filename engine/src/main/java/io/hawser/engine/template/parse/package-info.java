/**
 * From the text of a Go template to its tree: the lexer and the parser of text/template/parse, with
 * the same tokens, the same tree and the same messages.
 */
@NullMarked
package io.hawser.engine.template.parse;

import org.jspecify.annotations.NullMarked;
