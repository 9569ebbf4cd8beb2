package io.hawser.engine.expression;

import io.hawser.engine.render.TemplateException;
import io.hawser.engine.render.TemplateException.Kind;

/** An expression is not allowed or not well-formed; {@link #at} gives it its place in the text. */
final class ExpressionError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int offset;

  ExpressionError(String message, int offset) {
    super(message);
    this.offset = offset;
  }

  TemplateException at(int line, int column) {
    return new TemplateException(
        Kind.PARSE, String.valueOf(getMessage()), line, column + offset, this);
  }
}
