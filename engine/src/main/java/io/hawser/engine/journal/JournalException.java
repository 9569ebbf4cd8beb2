package io.hawser.engine.journal;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;

/** The journal cannot be written, mostly since its disk is full. The run can be resumed later. */
public final class JournalException extends PhaseException {
  private static final long serialVersionUID = 1L;

  JournalException(String message, Throwable cause) {
    super(ErrorClass.FULL, message, cause);
  }
}
