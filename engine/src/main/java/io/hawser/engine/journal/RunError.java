package io.hawser.engine.journal;

import io.hawser.engine.error.ErrorClass;

/** Why something did not succeed, as it is kept and shown. */
public record RunError(ErrorClass errorClass, String message) {
  @Override
  public String toString() {
    return message + " (" + errorClass.text() + ")";
  }
}
