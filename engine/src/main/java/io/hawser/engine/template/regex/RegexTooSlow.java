package io.hawser.engine.template.regex;

/** An expression is larger, or matching would take more work, than allowed. */
public final class RegexTooSlow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegexTooSlow(String message) {
    super(message, null, false, false);
  }
}
