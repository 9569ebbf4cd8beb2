package io.hawser.cli.actionset;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ActionSet.Subject;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.journal.RunState;
import io.hawser.engine.journal.RunStore;
import io.hawser.engine.journal.RunView;
import java.nio.file.Path;
import java.util.Optional;

/** Finds parents among the runs of this machine. */
public final class ParentRuns {
  private final RunStore store;

  public ParentRuns(RunStore store) {
    this.store = store;
  }

  /**
   * The run of that id, or the latest complete run of the ActionSet of that name.
   *
   * @throws PhaseException of class {@code MISSING} when there is none that is complete
   */
  public Parent find(String text) {
    return store.list().stream()
        .filter(run -> run.id().text().equals(text) || run.actionSet().equals(text))
        .filter(run -> run.state() == RunState.COMPLETE)
        .findFirst()
        .flatMap(this::parent)
        .orElseThrow(() ->
            new PhaseException(
                ErrorClass.MISSING,
                "no complete run '%s', and none of an ActionSet '%s'".formatted(text, text)));
  }

  private Optional<Parent> parent(RunView run) {
    return store
        .request(run.id())
        .map(request ->
            new Parent(
                run.actionSet(),
                request.actionSet().apiVersion(),
                request.actionSet().spec().actions().stream()
                    .map(action -> withArtifacts(action, run, Path.of(request.baseDirectory())))
                    .toList()));
  }

  /** The child may stand in another folder, so a relative directory becomes an absolute one. */
  private static ActionSet.Action withArtifacts(ActionSet.Action action, RunView run, Path base) {
    var artifacts =
        run.action(action.id()).map(view -> view.artifacts()).orElse(action.artifacts());
    return new ActionSet.Action(
        action.id(),
        action.name(),
        action.blueprint(),
        action.subject() instanceof Subject.Directory(var path)
            ? new Subject.Directory(base.resolve(path).normalize().toString())
            : null,
        action.object(),
        action.location(),
        action.profile(),
        action.inputs(),
        action.options(),
        artifacts,
        action.configMaps(),
        action.secrets(),
        action.podOverride(),
        action.podLabels(),
        action.podAnnotations(),
        action.preferredVersion(),
        action.dependsOn());
  }
}
