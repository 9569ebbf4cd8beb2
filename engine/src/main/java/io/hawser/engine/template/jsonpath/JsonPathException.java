package io.hawser.engine.template.jsonpath;

/** A path is malformed or does not lead anywhere in an object. */
public final class JsonPathException extends Exception {
  private static final long serialVersionUID = 1L;

  JsonPathException(String message) {
    super(message, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
