package io.hawser.engine.run;

import io.hawser.crds.Blueprint.Phase;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.journal.Outcome;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.Stage;
import io.hawser.engine.journal.StepId;
import io.hawser.engine.lint.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs the phases of an action, each as soon as those it needs are done; the first failure stops
 * the rest. Needs were checked before: they exist and have no cycle.
 */
final class PhaseGraph {
  private final RunParts parts;
  private final PhaseRunner runner;
  private final String action;
  private final Cancellation scope;
  private final AtomicReference<@Nullable FailedStepException> first = new AtomicReference<>();
  private final AtomicBoolean isPartial = new AtomicBoolean();

  PhaseGraph(RunParts parts, PhaseRunner runner, String action, Cancellation scope) {
    this.parts = parts;
    this.runner = runner;
    this.action = action;
    this.scope = scope.part();
  }

  /** Runs all phases; gives how they ended. */
  Outcome run(List<Phase> phases) {
    var before = failedBefore(phases);
    if (before.isPresent()) {
      return before.get();
    }
    var finished = new HashMap<String, CompletableFuture<Boolean>>();
    phases.forEach(phase -> finished.put(phase.name(), new CompletableFuture<>()));
    var needs = Order.of(phases).needs();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var phase : phases) {
        threads.execute(() -> {
          boolean ready = allTrue(needs.getOrDefault(phase.name(), Set.of()), finished);
          future(finished, phase.name()).complete(ready && runOne(phase));
        });
      }
    }
    boolean isDone = finished.values().stream().allMatch(CompletableFuture::join);
    if (isDone) {
      return isPartial.get() ? Outcome.PARTIAL : Outcome.COMPLETE;
    }
    return failure();
  }

  /** A phase that the journal knows to have failed, before the phases that it stopped. */
  private Optional<Outcome> failedBefore(List<Phase> phases) {
    return phases.stream()
        .map(phase -> StepId.of(action, Stage.PHASES, phase.name()))
        .filter(step -> parts.journal().stateOf(step) == PhaseState.FAILED)
        .map(step -> Outcome.failed(parts.journal().errorOf(step).orElseThrow(), step.label()))
        .findFirst();
  }

  private Outcome failure() {
    var failure = first.get();
    if (failure != null) {
      var error = Failures.error(failure.failure(), parts.secrets());
      return Outcome.failed(error, failure.step().label());
    }
    var cause = scope.cause().orElseThrow();
    return Outcome.failed(Failures.error(cause, parts.secrets()), null);
  }

  private static boolean allTrue(
      Set<String> needs, Map<String, CompletableFuture<Boolean>> finished) {
    return needs.stream().allMatch(need -> future(finished, need).join());
  }

  private static CompletableFuture<Boolean> future(
      Map<String, CompletableFuture<Boolean>> finished, String phase) {
    return Optional.ofNullable(finished.get(phase)).orElseThrow();
  }

  private boolean runOne(Phase phase) {
    var step = StepId.of(action, Stage.PHASES, phase.name());
    try {
      if (scope.isCancelled() && !parts.journal().stateOf(step).isOver()) {
        return false;
      }
      if (runner.run(step, phase, Optional.empty(), scope)) {
        isPartial.set(true);
      }
      return true;
    } catch (Throwable t) { // whatever it is, it ends the action and not only this thread
      var failure =
          t instanceof FailedStepException failed
              ? failed
              : new FailedStepException(step, Failures.classify(t));
      first.compareAndSet(null, failure);
      scope.cancel(
          new PhaseException(
              ErrorClass.ABORTED, "phase '%s' of the same action failed".formatted(step.phase())));
      return false;
    }
  }
}
