package io.hawser.kopia.upload;

import io.hawser.kopia.file.FileStatus;
import io.hawser.kopia.file.TreePath;

/** Says what belongs into a snapshot. Safe for use by many threads. */
public interface Filter {
  Filter EVERYTHING = (path, status) -> true;

  boolean includes(TreePath path, FileStatus status);
}
