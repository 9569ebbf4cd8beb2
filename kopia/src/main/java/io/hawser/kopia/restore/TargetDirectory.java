package io.hawser.kopia.restore;

import io.hawser.kopia.file.DirectoryHandle;
import io.hawser.kopia.file.FileErrors;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.restore.RestoreResult.Kind;
import io.hawser.kopia.snapshot.DirectoryEntry;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A directory being restored. It is in use by the walk, by its files and by its sub-directories;
 * when the last of them is done it gets its attributes, its time among them, and is closed. So
 * nobody waits for the end of a directory.
 */
final class TargetDirectory {
  private final RestoreJob job;
  private final @Nullable TargetDirectory parent;
  private final DirectoryHandle handle;
  private final DirectoryEntry entry;
  private final TreePath path;
  private final AtomicInteger users = new AtomicInteger(1);

  TargetDirectory(
      RestoreJob job,
      @Nullable TargetDirectory parent,
      DirectoryHandle handle,
      DirectoryEntry entry,
      TreePath path) {
    this.job = job;
    this.parent = parent;
    this.handle = handle;
    this.entry = entry;
    this.path = path;
    if (parent != null) {
      parent.enter();
    }
  }

  DirectoryHandle handle() {
    return handle;
  }

  DirectoryEntry entry() {
    return entry;
  }

  TreePath path() {
    return path;
  }

  void enter() {
    users.incrementAndGet();
  }

  void leave() {
    if (users.decrementAndGet() > 0) {
      return;
    }
    try (handle) {
      job.tally().owned(handle.setAttributes(job.attributes(entry)));
      job.tally().directories.increment();
    } catch (IOException e) {
      job.tally().problem(Kind.FAILED, path, "attributes: " + FileErrors.reason(e));
    }
    job.progress().restored(path);
    if (parent != null) {
      parent.leave();
    }
  }
}
