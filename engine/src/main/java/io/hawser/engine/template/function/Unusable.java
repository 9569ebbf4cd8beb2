package io.hawser.engine.template.function;

/** A method exists but cannot be called from a template; the message is Go's. */
public final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unusable(String message) {
    super(message, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
