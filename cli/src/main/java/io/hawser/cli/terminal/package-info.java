/**
 * What a person sees: standard output and error, the width of the screen, lines that are redrawn in
 * place. Everything that prints takes a {@link io.hawser.cli.terminal.Terminal}, so that tests can
 * look over its shoulder.
 */
@NullMarked
package io.hawser.cli.terminal;

import org.jspecify.annotations.NullMarked;
