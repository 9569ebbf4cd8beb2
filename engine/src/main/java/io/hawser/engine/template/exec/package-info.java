/**
 * Executes the tree of a Go template: scopes, pipelines, calls, Go's own functions. It follows Go's
 * text/template step by step, so that values, errors and the places they name agree.
 */
@NullMarked
package io.hawser.engine.template.exec;

import org.jspecify.annotations.NullMarked;
