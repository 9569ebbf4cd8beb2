/**
 * What a function is to a Go template: a signature, a body, and what the body may use. The
 * functions themselves live in the packages {@code exec} (Go's own) and {@code sprig}.
 */
@NullMarked
package io.hawser.engine.template.function;

import org.jspecify.annotations.NullMarked;
