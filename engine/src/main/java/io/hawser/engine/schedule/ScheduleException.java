package io.hawser.engine.schedule;

/** A text is no schedule; the message says which part, what was found and what is allowed. */
public final class ScheduleException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  ScheduleException(String message) {
    super(message);
  }
}
