package io.hawser.engine.document;

/** A document's value and where each part of it stands. */
public record Loaded<T>(T value, SourceMap source) {}
