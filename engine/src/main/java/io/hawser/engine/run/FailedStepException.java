package io.hawser.engine.run;

import io.hawser.engine.error.PhaseException;
import io.hawser.engine.journal.StepId;

/** A step ended an action. */
final class FailedStepException extends PhaseException {
  private static final long serialVersionUID = 1L;
  private final transient StepId step;
  private final PhaseException failure;

  FailedStepException(StepId step, PhaseException failure) {
    super(failure.errorClass(), String.valueOf(failure.getMessage()), failure);
    this.step = step;
    this.failure = failure;
  }

  StepId step() {
    return step;
  }

  PhaseException failure() {
    return failure;
  }
}
