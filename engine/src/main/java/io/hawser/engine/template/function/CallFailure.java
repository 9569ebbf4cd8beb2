package io.hawser.engine.template.function;

/** A function could not do its work. The message is shown to the template's author. */
public final class CallFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CallFailure(String message) {
    super(message, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
