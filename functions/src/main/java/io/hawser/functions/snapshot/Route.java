package io.hawser.functions.snapshot;

import io.hawser.engine.function.RunContext;
import java.nio.file.Path;
import java.util.Optional;

/** A way to get a directory that stands still. Stateless; safe for use by many threads. */
sealed interface Route permits CephfsRoute, BtrfsRoute, CopyRoute {
  /** As blueprints and outputs call it. */
  String name();

  /**
   * Why this route cannot be taken; empty when it can. Changes nothing.
   *
   * @param subject an absolute path without symbolic links
   */
  Optional<String> obstacle(Path subject, SnapshotOptions options);

  /** What would be done, in plain words. */
  String words(Path subject, SnapshotOptions options);

  /** Where the snapshot of that name is to be read. */
  Path place(Path subject, String name, SnapshotOptions options);

  /**
   * Makes the snapshot; nothing is there before.
   *
   * @throws io.hawser.engine.error.PhaseException when it cannot be made; parts of it may be there
   */
  void create(Path subject, Path place, RunContext run) throws InterruptedException;

  /** Removes what {@link #create} made, whole or in part; nothing happens when nothing is there. */
  void delete(Path place, RunContext run) throws InterruptedException;
}
