/**
 * The {@code hawser} command: its root, its exit codes, how errors are told. The subcommands live
 * in packages by theme. Nothing here knows how work is done, only how a person asks for it and is
 * answered.
 */
@NullMarked
package io.hawser.cli;

import org.jspecify.annotations.NullMarked;
