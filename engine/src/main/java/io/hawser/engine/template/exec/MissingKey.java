package io.hawser.engine.template.exec;

/** Go's option {@code missingkey}: what a key that a map does not have gives. */
public enum MissingKey {
  /** {@code <no value>}. */
  INVALID,
  /** The zero value of the map's element type. */
  ZERO,
  /** An error. */
  ERROR
}
