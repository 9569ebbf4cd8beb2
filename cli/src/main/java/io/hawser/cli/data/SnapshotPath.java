package io.hawser.cli.data;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.SnapshotTree;
import io.hawser.kopia.snapshot.Snapshots;

/**
 * A snapshot, or a place in it: {@code ID} or {@code ID/path/to/entry}. An id may be cut short as
 * long as it names one snapshot.
 */
record SnapshotPath(String snapshot, String path) {
  static SnapshotPath parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new SnapshotPath(text, "")
        : new SnapshotPath(text.substring(0, slash), text.substring(slash + 1));
  }

  DirectoryEntry findIn(Repository repository) {
    var manifest = new Snapshots(repository).find(snapshot);
    var root =
        manifest
            .rootEntry()
            .orElseThrow(() ->
                new PhaseException(
                    ErrorClass.CORRUPT,
                    "snapshot '%s' has no root entry".formatted(manifest.id())));
    return new SnapshotTree(repository).find(root, path);
  }
}
