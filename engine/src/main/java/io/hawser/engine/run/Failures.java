package io.hawser.engine.run;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.journal.Bounds;
import io.hawser.engine.journal.RunError;
import io.hawser.engine.render.TemplateException;
import java.util.concurrent.CompletionException;

/** Gives whatever was thrown the class that decides on the reaction. */
final class Failures {
  private Failures() {}

  static PhaseException classify(Throwable thrown) {
    return switch (thrown) {
      case PhaseException known -> known;
      case CompletionException wrapper when wrapper.getCause() != null ->
          classify(wrapper.getCause());
      case TemplateException template ->
          new PhaseException(ErrorClass.INVALID, String.valueOf(template.getMessage()), template);
      case InterruptedException interrupted ->
          new PhaseException(
              ErrorClass.INTERNAL, "interrupted, though nobody cancelled it", interrupted);
      default ->
          new PhaseException(
              ErrorClass.INTERNAL,
              thrown.getClass().getSimpleName() + ": " + thrown.getMessage(),
              thrown);
    };
  }

  static RunError error(PhaseException failure, SecretMask secrets) {
    var message = secrets.mask(String.valueOf(failure.getMessage()));
    return new RunError(failure.errorClass(), Bounds.line(message));
  }

  /** The same again, of a failure that the journal knows. */
  static PhaseException of(RunError error) {
    return new PhaseException(error.errorClass(), error.message());
  }
}
