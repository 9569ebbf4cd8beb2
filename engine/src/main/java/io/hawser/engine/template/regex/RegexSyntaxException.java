package io.hawser.engine.template.regex;

/** An expression is malformed; the message is Go's. */
public final class RegexSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  RegexSyntaxException(String problem, String where) {
    super("error parsing regexp: " + problem + ": `" + where + "`", null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
