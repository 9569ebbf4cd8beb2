package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.journal.Bounds;
import io.hawser.engine.journal.JournalException;
import io.hawser.engine.journal.RunEvent;
import io.hawser.engine.journal.StepId;
import io.hawser.engine.render.TemplateException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one phase, or one element of its {@code forEach}: attempt after attempt. */
final class StepRunner {
  private static final long SLOT_MILLIS = 100;
  private final RunParts parts;
  private final ActionSet.Action action;
  private final Rendering rendering;

  StepRunner(RunParts parts, ActionSet.Action action, Rendering rendering) {
    this.parts = parts;
    this.action = action;
    this.rendering = rendering;
  }

  /**
   * Runs a step to its end, unless the journal says that it ended before.
   *
   * @param data what its templates may use
   * @throws PhaseException when the step failed or was cancelled; the journal has it
   */
  Outputs run(
      StepId step, Phase phase, Map<String, ? extends @Nullable Object> data, Cancellation scope)
      throws InterruptedException {
    return switch (parts.journal().stateOf(step)) {
      case COMPLETE, SKIPPED -> parts.journal().outputsOf(step);
      case FAILED, CANCELLED -> throw Failures.of(parts.journal().errorOf(step).orElseThrow());
      case PENDING, RUNNING -> attempts(step, phase, data, scope);
    };
  }

  /** Records why a step ended, and throws it. */
  PhaseException fail(StepId step, PhaseException failure, Cancellation scope) {
    if (failure instanceof JournalException) {
      return failure;
    }
    var error = Failures.error(failure, parts.secrets());
    boolean isOwnFault = scope.cause().filter(failure::equals).isEmpty();
    parts
        .journal()
        .append(
            isOwnFault
                ? new RunEvent.PhaseFailed(step, error)
                : new RunEvent.PhaseCancelled(step, error));
    return failure;
  }

  private Outputs attempts(
      StepId step, Phase phase, Map<String, ? extends @Nullable Object> data, Cancellation scope)
      throws InterruptedException {
    var retry = RetryPolicy.of(phase.retry(), parts.options());
    for (int attempt = parts.journal().nextAttemptOf(step); ; attempt++) {
      try {
        return attempt(step, phase, data, attempt, scope);
      } catch (PhaseException e) {
        if (scope.isCancelled() || !retry.repeats(e, attempt)) {
          throw fail(step, e, scope);
        }
        var pause = retry.pauseAfter(attempt, e.errorClass(), parts.random());
        var error = Failures.error(e, parts.secrets());
        parts.journal().append(new RunEvent.PhaseRetrying(step, attempt, error, pause.toMillis()));
        pause(step, pause, scope);
      }
    }
  }

  private void pause(StepId step, Duration pause, Cancellation scope) throws InterruptedException {
    try {
      scope.pause(pause);
    } catch (PhaseException e) {
      throw fail(step, e, scope);
    }
  }

  private Outputs attempt(
      StepId step,
      Phase phase,
      Map<String, ? extends @Nullable Object> data,
      int attempt,
      Cancellation scope)
      throws InterruptedException {
    takeSlot(scope);
    try {
      parts.journal().append(new RunEvent.PhaseStarted(step, attempt));
      var context = new StepContext(parts, action, step, attempt, scope.part());
      var work = work(phase, data, context);
      var limits = new Limits(phase.timeout(), phase.heartbeat(), parts.options().cancelGrace());
      parts.faults().at("effect.before." + step);
      var outputs = new Attempt(context, limits).run(work);
      parts.faults().at("effect.after." + step);
      var kept = Bounds.outputs(parts.secrets().mask(outputs), step);
      parts.journal().append(new RunEvent.PhaseFinished(step, kept));
      return kept;
    } finally {
      parts.slots().release();
    }
  }

  private void takeSlot(Cancellation scope) throws InterruptedException {
    do {
      scope.throwIfCancelled();
    } while (!parts.slots().tryAcquire(SLOT_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** Renders and binds, and registers the phase's own cleanups before it has any effect. */
  private Attempt.Work work(
      Phase phase, Map<String, ? extends @Nullable Object> data, StepContext context) {
    try {
      var work =
          bind(
              parts.functions().require(phase.func()), rendering.args(phase.args(), data), context);
      int number = 0;
      for (var cleanup : phase.cleanup()) {
        context.registerCleanup(
            "%s/cleanup[%d]".formatted(context.phase(), number++),
            new CleanupStep(cleanup.func(), rendering.args(cleanup.args(), data)));
      }
      return work;
    } catch (TemplateException e) {
      throw Failures.classify(e);
    }
  }

  static <P> Attempt.Work bind(
      BuiltinFunction<P> function,
      Map<String, ? extends @Nullable Object> args,
      StepContext context) {
    var params = function.spec().bind(args);
    return () -> function.run(params, context);
  }
}
