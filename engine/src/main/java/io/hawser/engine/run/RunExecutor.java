package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.journal.Journal;
import io.hawser.engine.journal.Outcome;
import io.hawser.engine.journal.RunEvent;
import io.hawser.engine.journal.RunId;
import io.hawser.engine.journal.RunState;
import io.hawser.engine.journal.RunView;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** Executes a run in threads of its own: all actions at once, but for {@code dependsOn}. */
final class RunExecutor implements Run {
  private final EngineParts engine;
  private final RunParts parts;
  private final Journal journal;
  private final Cancellation running = new Cancellation();
  private final Cancellation finishing = new Cancellation();
  private final ReentrantLock aborting = new ReentrantLock();
  private final CompletableFuture<RunView> result = new CompletableFuture<>();

  RunExecutor(EngineParts engine, Journal journal) {
    this.engine = engine;
    this.journal = journal;
    this.parts =
        new RunParts(
            journal,
            engine.functions(),
            engine.languages(),
            engine.mask(),
            engine.options(),
            engine.faults(),
            engine.clock(),
            engine.random(),
            new Semaphore(engine.options().parallelPhases()));
  }

  Run start() {
    if (journal.isAbortRequested()) {
      running.cancel(aborted());
    }
    Thread.ofVirtual().name("run " + id()).start(this::execute);
    Thread.ofVirtual().name("abort watch " + id()).start(this::watchForAbort);
    return this;
  }

  @Override
  public RunId id() {
    return journal.id();
  }

  @Override
  public RunView view() {
    return journal.view();
  }

  @Override
  public void abort() {
    aborting.lock();
    try {
      if (result.isDone() || journal.outcome().isPresent()) {
        return;
      }
      if (running.isCancelled()) {
        finishing.cancel(aborted());
        return;
      }
      journal.appendIfPossible(new RunEvent.AbortRequested());
      running.cancel(aborted());
    } finally {
      aborting.unlock();
    }
  }

  @Override
  public RunView await() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw Failures.classify(e.getCause() == null ? e : e.getCause());
    }
  }

  private static PhaseException aborted() {
    return new PhaseException(ErrorClass.ABORTED, "the run was aborted");
  }

  private void execute() {
    try {
      result.complete(runToEnd());
    } catch (Throwable t) { // the one who waits must hear of it, whatever it is
      result.completeExceptionally(t);
    }
  }

  private RunView runToEnd() throws IOException {
    try (journal) {
      var outcome = runActions();
      aborting.lock();
      try {
        if (journal.outcome().isEmpty()) {
          journal.append(new RunEvent.RunEnded(outcome));
        }
        return journal.view();
      } finally {
        aborting.unlock();
      }
    }
  }

  private Outcome runActions() {
    var actions = journal.request().actionSet().spec().actions();
    var outcomes = new HashMap<String, CompletableFuture<Outcome>>();
    actions.forEach(action -> outcomes.put(action.id(), new CompletableFuture<>()));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var action : actions) {
        threads.execute(() -> runAction(action, outcomes));
      }
    }
    return sum(actions.stream().map(action -> join(outcomes, action.id())).toList());
  }

  private void runAction(
      ActionSet.Action action, Map<String, CompletableFuture<Outcome>> outcomes) {
    var own = Optional.ofNullable(outcomes.get(action.id())).orElseThrow();
    try {
      var hindrance =
          action.dependsOn().stream()
              .filter(other -> !join(outcomes, other).state().isSuccess())
              .findFirst();
      own.complete(hindrance.isPresent() ? skip(action, hindrance.get()) : run(action));
    } catch (Throwable t) { // hand it to those who depend on this action, and to the run
      own.completeExceptionally(t);
    }
  }

  private Outcome run(ActionSet.Action action) throws InterruptedException {
    var blueprint =
        Optional.ofNullable(journal.request().blueprints().get(action.blueprint())).orElseThrow();
    return new ActionRunner(parts, action, blueprint).run(running, finishing);
  }

  private Outcome skip(ActionSet.Action action, String hindrance) {
    if (journal.outcomeOf(action.id()).isEmpty()) {
      var reason = "action '%s', which it depends on, did not succeed".formatted(hindrance);
      journal.append(new RunEvent.ActionSkipped(action.id(), reason));
    }
    return journal.outcomeOf(action.id()).orElseThrow();
  }

  private static Outcome join(Map<String, CompletableFuture<Outcome>> outcomes, String id) {
    return Optional.ofNullable(outcomes.get(id)).orElseThrow().join();
  }

  /** Aborted before failed before partial; the error is that of the first such action. */
  private static Outcome sum(List<Outcome> outcomes) {
    for (var state : List.of(RunState.ABORTED, RunState.FAILED, RunState.PARTIAL)) {
      var worst = outcomes.stream().filter(outcome -> outcome.state() == state).findFirst();
      if (worst.isPresent()) {
        return worst.get();
      }
    }
    return Outcome.COMPLETE;
  }

  private void watchForAbort() {
    try {
      while (!engine.store().isAbortRequested(id())) {
        try {
          result.get(engine.options().pollInterval().toMillis(), TimeUnit.MILLISECONDS);
          return;
        } catch (TimeoutException e) {
          // Not over yet: look again.
        }
      }
      if (!running.isCancelled()) {
        abort();
      }
    } catch (ExecutionException e) {
      // The run is over; the one who waits for it hears of this.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
