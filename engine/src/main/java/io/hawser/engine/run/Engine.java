package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.journal.AbortResult;
import io.hawser.engine.journal.RunId;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.journal.RunView;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Optional;

/** Executes ActionSets durably. Thread-safe. */
public final class Engine {
  private final EngineParts parts;

  public Engine(EngineParts parts) {
    this.parts = parts;
  }

  /**
   * What {@link #start} would do, touching nothing.
   *
   * @throws io.hawser.engine.error.BlueprintException when documents or inputs have faults
   * @throws RunRefusedException when a function is certain that it cannot do its work
   */
  public Plan plan(RunRequest request) {
    Preflight.check(request, parts);
    var id = newId(request);
    var actions = new ArrayList<Plan.PlannedAction>();
    for (var action : request.actionSet().spec().actions()) {
      var blueprint = Optional.ofNullable(request.blueprints().get(action.blueprint()));
      actions.add(plan(request, action, blueprint.orElseThrow(), id));
    }
    return new Plan(actions);
  }

  /**
   * Checks a request and begins its run; or goes on with the run of the same ActionSet that a
   * process left, if its documents are the same. A request with {@code spec.abort} begins nothing:
   * it stops the run that there is.
   *
   * @throws io.hawser.engine.error.BlueprintException when documents or inputs have faults
   * @throws RunRefusedException when a function is certain that it cannot do its work, another
   *     process runs this ActionSet, or a run with other documents was left; nothing was touched
   */
  public Run start(RunRequest request, RunListener listener) {
    var left = parts.store().unfinished(request.subjectKey());
    if (request.actionSet().spec().abort()) {
      return abortLeft(request, left, listener);
    }
    if (left.isPresent()) {
      refuseOtherDocuments(request, left.get());
      return resume(left.get().id(), listener);
    }
    plan(request);
    var id = newId(request);
    var ownership = own(request.subjectKey(), id);
    // Another process may have begun and left a run since we looked.
    if (parts.store().unfinished(request.subjectKey()).isPresent()) {
      release(ownership);
      return start(request, listener);
    }
    return new RunExecutor(parts, parts.store().create(id, request, listener::on, ownership))
        .start();
  }

  /**
   * Goes on with a run that was left; of one that is over, tries the cleanups again that could not
   * be done.
   *
   * @throws RunRefusedException when there is nothing left to do, or the run is executed by another
   *     process
   * @throws PhaseException of class {@code MISSING} when there is no such run
   */
  public Run resume(RunId id, RunListener listener) {
    var run = parts.store().require(id);
    refuseOver(run);
    var ownership = own(run.actionSet(), id);
    try {
      refuseOver(parts.store().require(id));
      return new RunExecutor(parts, parts.store().reopen(id, listener::on, ownership)).start();
    } catch (PhaseException e) {
      release(ownership);
      throw e;
    }
  }

  /** Asks whichever process executes a run to stop it; durable. */
  public AbortResult abort(RunId id) {
    return parts.store().requestAbort(id);
  }

  /**
   * {@link #start} and {@link Run#await}. When interrupted, aborts the run, waits for its cleanups,
   * and passes the interrupt on.
   */
  public RunView run(RunRequest request, RunListener listener) throws InterruptedException {
    var run = start(request, listener);
    try {
      return run.await();
    } catch (InterruptedException e) {
      run.abort();
      run.await();
      throw e;
    }
  }

  private Plan.PlannedAction plan(
      RunRequest request, ActionSet.Action action, Blueprint blueprint, RunId id) {
    var data = new Scope(request, action, blueprint).before(id.text(), parts.clock().instant());
    var context = new ActionContext(request, action, parts.secrets());
    var recipe = Optional.ofNullable(blueprint.actions().get(action.name())).orElseThrow();
    var steps = new Planner(parts, context, blueprint, data).plan(recipe);
    return new Plan.PlannedAction(action.id(), action.name(), action.blueprint(), steps);
  }

  private Run abortLeft(RunRequest request, Optional<RunView> left, RunListener listener) {
    if (left.isEmpty()) {
      throw new RunRefusedException(
          ErrorClass.MISSING,
          "ActionSet '%s' says 'abort: true', and there is no run of it to stop"
              .formatted(request.subjectKey()));
    }
    var id = left.get().id();
    if (parts.store().requestAbort(id) == AbortResult.REQUESTED) {
      throw new RunRefusedException(ErrorClass.ABORTED, "run '%s' was asked to stop".formatted(id));
    }
    return resume(id, listener);
  }

  private void refuseOtherDocuments(RunRequest request, RunView left) {
    if (left.owner().isEmpty()
        && parts.store().request(left.id()).filter(request::equals).isEmpty()) {
      throw new RunRefusedException(
          ErrorClass.INVALID,
          "run '%s' of ActionSet '%s' was left and had other documents; first go on with it: hawser resume %s; or only clean up: hawser abort %s"
              .formatted(left.id(), left.actionSet(), left.id(), left.id()));
    }
  }

  private static void refuseOver(RunView run) {
    if (run.state().isOver() && !run.hasOpenCleanups()) {
      throw new RunRefusedException(
          ErrorClass.INVALID,
          "run '%s' is over: it is %s, and nothing is left to clean up; hawser run begins a new one"
              .formatted(run.id(), run.state().text()));
    }
  }

  private Closeable own(String actionSet, RunId id) {
    try {
      return parts.store().own(actionSet, id);
    } catch (PhaseException e) {
      throw new RunRefusedException(e.errorClass(), String.valueOf(e.getMessage()), e);
    }
  }

  private RunId newId(RunRequest request) {
    var name = request.actionSet().metadata().name();
    return RunId.create(name, parts.clock().instant(), parts.random());
  }

  private static void release(Closeable ownership) {
    try {
      ownership.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
