package io.hawser.engine.run;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import org.jspecify.annotations.Nullable;

/** A run was not begun, or not gone on with; nothing was touched. */
public final class RunRefusedException extends PhaseException {
  private static final long serialVersionUID = 1L;

  public RunRefusedException(ErrorClass errorClass, String message) {
    this(errorClass, message, null);
  }

  public RunRefusedException(ErrorClass errorClass, String message, @Nullable Throwable cause) {
    super(errorClass, message, cause);
  }
}
