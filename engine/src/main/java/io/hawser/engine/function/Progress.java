package io.hawser.engine.function;

import java.util.OptionalLong;

/**
 * How far a phase's data work is.
 *
 * @param totalBytes empty while not known
 * @param totalFiles empty while not known
 */
public record Progress(
    long doneBytes, OptionalLong totalBytes, long doneFiles, OptionalLong totalFiles) {}
