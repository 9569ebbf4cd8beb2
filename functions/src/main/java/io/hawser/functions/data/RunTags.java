package io.hawser.functions.data;

import io.hawser.engine.function.RunContext;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tags by which a resumed run finds the snapshot that its phase has already saved. */
final class RunTags {
  static final String RUN = "hawser-run";
  static final String PHASE = "hawser-phase";

  private RunTags() {}

  static Map<String, String> of(RunContext run, Map<String, String> more) {
    var tags = new LinkedHashMap<>(more);
    tags.put(RUN, run.runId());
    tags.put(PHASE, run.phase());
    return tags;
  }

  static String description(RunContext run) {
    return "Hawser run %s, phase %s".formatted(run.runId(), run.phase());
  }

  /** The whole snapshot of this run and phase, if it is there already. */
  static Optional<SnapshotManifest> find(Repository repository, RunContext run) {
    var wanted = of(run, Map.of());
    return new Snapshots(repository)
        .list().stream()
            .filter(SnapshotManifest::isComplete)
            .filter(snapshot -> snapshot.tags().entrySet().containsAll(wanted.entrySet()))
            .findFirst();
  }
}
