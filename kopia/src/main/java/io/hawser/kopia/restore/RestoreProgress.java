package io.hawser.kopia.restore;

import io.hawser.kopia.file.TreePath;

/** Told what a restore does, by many threads at once; must return quickly. */
public interface RestoreProgress {
  RestoreProgress NONE = new RestoreProgress() {};

  default void bytesWritten(long bytes) {}

  default void restored(TreePath path) {}

  /** It is there already and right. */
  default void alreadyThere(TreePath path) {}

  default void problem(RestoreResult.Problem problem) {}
}
