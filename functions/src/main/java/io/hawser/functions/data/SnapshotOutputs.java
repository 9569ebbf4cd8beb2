package io.hawser.functions.data;

import io.hawser.engine.function.Outputs;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Summary;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What phases tell of a snapshot in the repository. */
final class SnapshotOutputs {
  private SnapshotOutputs() {}

  /** The same for a snapshot that was just made and for one that was found again. */
  static Outputs of(SnapshotManifest snapshot) {
    Optional<Summary> summary = snapshot.rootEntry().flatMap(DirectoryEntry::summary);
    long errors = snapshot.stats().errors();
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("snapshotId", snapshot.id());
    values.put("rootObject", snapshot.rootEntry().map(entry -> entry.object().text()).orElse(""));
    values.put("source", snapshot.source().toString());
    values.put("bytes", summary.map(Summary::size).orElse(0L));
    values.put("files", summary.map(Summary::files).orElse(0L));
    values.put("errors", errors);
    return new Outputs(values, errors > 0 || !snapshot.isComplete());
  }
}
