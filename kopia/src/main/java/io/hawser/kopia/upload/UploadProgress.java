package io.hawser.kopia.upload;

import io.hawser.kopia.file.TreePath;

/** Told what an upload does, by many threads at once; must return quickly. */
public interface UploadProgress {
  UploadProgress NONE = new UploadProgress() {};

  default void bytesRead(long bytes) {}

  default void fileUploaded(TreePath path, long size) {}

  default void fileReused(TreePath path, long size) {}

  default void directoryUploaded(TreePath path) {}

  /** A device, socket or FIFO, or what the filter leaves out. */
  default void skipped(TreePath path, String reason) {}

  /** The snapshot will be without this. */
  default void failed(TreePath path, String reason) {}

  /** The snapshot is right, but something is worth knowing. */
  default void warning(String text) {}
}
