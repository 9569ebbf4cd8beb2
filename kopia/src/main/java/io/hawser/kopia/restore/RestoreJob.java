package io.hawser.kopia.restore;

import io.hawser.kopia.ahead.PackOrder;
import io.hawser.kopia.file.Attributes;
import io.hawser.kopia.file.Attributes.Owner;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.worker.BoundedTasks;
import java.util.Optional;

/**
 * One running restore: from where, how, its threads and counts.
 *
 * @param packs the order in which files are read; only for the walk
 */
record RestoreJob(
    Repository repository,
    RestoreOptions options,
    RestoreProgress progress,
    RestoreTally tally,
    BoundedTasks tasks,
    PackOrder packs) {

  Attributes attributes(DirectoryEntry entry) {
    var owner =
        options.owners()
            ? Optional.of(new Owner(entry.uid(), entry.gid()))
            : Optional.<Owner>empty();
    return new Attributes(entry.mode(), entry.mtimeNanos(), owner);
  }
}
