package io.hawser.cli.data;

import io.hawser.crds.Location;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.journal.RunId;
import io.hawser.engine.journal.RunStore;
import io.hawser.engine.journal.RunView.ActionView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The snapshot that a run left in a repository.
 *
 * @param base what relative paths of the Location count from
 */
record RunBackup(String snapshotId, Location location, Path base) {

  /**
   * Looks into a run for its snapshot.
   *
   * @return empty when there is no such run
   * @throws PhaseException when the run left no snapshot, or several
   */
  static Optional<RunBackup> find(RunStore store, String run) {
    return isRunId(run)
        ? store.read(new RunId(run)).map(view -> of(store, view.id(), view.actions()))
        : Optional.empty();
  }

  private static boolean isRunId(String text) {
    try {
      var _ = new RunId(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static RunBackup of(RunStore store, RunId run, List<ActionView> actions) {
    var request = store.request(run).orElseThrow();
    var found = new ArrayList<RunBackup>();
    for (var action : request.actionSet().spec().actions()) {
      for (var view : actions) {
        if (view.id().equals(action.id())) {
          request
              .location(action)
              .ifPresent(location ->
                  snapshots(view)
                      .forEach(id ->
                          found.add(
                              new RunBackup(id, location, Path.of(request.baseDirectory())))));
        }
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    var ids = found.stream().map(RunBackup::snapshotId).toList();
    throw new PhaseException(
        ErrorClass.INVALID,
        found.isEmpty()
            ? "run '%s' left no snapshot in a repository".formatted(run)
            : "run '%s' left several snapshots; name one, with its --location: %s"
                .formatted(run, String.join(", ", ids)));
  }

  private static List<String> snapshots(ActionView action) {
    return action.phases().stream()
        .filter(phase -> phase.func().equals("KopiaUpload"))
        .flatMap(phase -> Optional.ofNullable(phase.outputs().values().get("snapshotId")).stream())
        .map(String::valueOf)
        .toList();
  }
}
