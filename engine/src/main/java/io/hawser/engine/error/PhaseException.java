package io.hawser.engine.error;

import org.jspecify.annotations.Nullable;

/** A phase's work could not be done. The class says whether trying again may help. */
public class PhaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final ErrorClass errorClass;

  public PhaseException(ErrorClass errorClass, String message) {
    this(errorClass, message, null);
  }

  public PhaseException(ErrorClass errorClass, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.errorClass = errorClass;
  }

  public ErrorClass errorClass() {
    return errorClass;
  }
}
