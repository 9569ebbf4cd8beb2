package io.hawser.engine.render;

import org.jspecify.annotations.Nullable;

/** A template could not be read or rendered. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Kind kind;
  private final int line;
  private final int column;

  /** What went wrong, with the names that the conformance tables use. */
  public enum Kind {
    PARSE,
    MISSING_KEY,
    /** A function that the template called could not do its work. */
    CALL,
    EXEC
  }

  /**
   * @param line 1-based inside the template's text; 0 when not known
   * @param column 1-based, 0 when not known
   */
  public TemplateException(
      Kind kind, String message, int line, int column, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.line = line;
    this.column = column;
  }

  public Kind kind() {
    return kind;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }
}
