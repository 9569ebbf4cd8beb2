package io.hawser.engine.template.regex;

/** Matching would take more work than allowed. */
public final class RegexTooSlow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegexTooSlow() {
    super("the text is too long for this regular expression", null, false, false);
  }
}
