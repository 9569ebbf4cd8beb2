package io.hawser.engine.error;

/**
 * A place in a document an author wrote.
 *
 * @param file as the user named it; {@code -} for standard input
 * @param line 1-based
 * @param column 1-based, in characters
 */
public record Position(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
