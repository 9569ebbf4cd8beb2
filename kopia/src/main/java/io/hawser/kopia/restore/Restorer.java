package io.hawser.kopia.restore;

import io.hawser.kopia.ahead.PackOrder;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.worker.BoundedTasks;
import io.hawser.kopia.worker.DeepStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Restores a snapshot, or any directory or file of one, and never writes outside the target: all
 * names are looked up relative to open directories, and links in the way are not followed. An entry
 * that is hostile or cannot be restored is counted, told, and left out; the rest is restored.
 *
 * <p>A restore that was broken off is taken up by running it again: what is there and right is
 * skipped. Attributes of directories are set in any case, those of the target itself included.
 *
 * <p>Memory: one chunk and 128 KiB for each file being written, for each directory above them what
 * {@link SeenNames} says, and what {@link PackOrder} holds.
 */
public final class Restorer {
  /** Files waiting to be written once what they are read from is there. */
  private static final int BACKLOG = 256;

  private final Repository repository;
  private final FileTree files;
  private final RestoreOptions options;
  private final RestoreProgress progress;

  public Restorer(
      Repository repository, FileTree files, RestoreOptions options, RestoreProgress progress) {
    this.repository = repository;
    this.files = files;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Restores an entry as the target: a directory's content goes into the target directory, which is
   * made if need be; a file becomes the target.
   *
   * @throws IOException when the target cannot be made or opened
   */
  public RestoreResult restore(DirectoryEntry entry, Path target)
      throws IOException, InterruptedException {
    var tally = new RestoreTally(progress);
    try (var tasks = new BoundedTasks("restore", options.parallelism(), BACKLOG);
        var packs = new PackOrder(repository, tasks)) {
      var job = new RestoreJob(repository, options, progress, tally, tasks, packs);
      if (entry.isDirectory()) {
        directory(job, entry, target);
      } else {
        single(job, entry, target);
      }
      tasks.await();
    }
    return tally.result();
  }

  private void directory(RestoreJob job, DirectoryEntry entry, Path target)
      throws IOException, InterruptedException {
    Files.createDirectories(target);
    var root = new TargetDirectory(job, null, files.open(target), entry, TreePath.ROOT);
    DeepStack.run(
        "restore-walk",
        () -> {
          new TreeRestore(job).directory(root, 0);
          job.packs().finish();
          return null;
        });
  }

  private void single(RestoreJob job, DirectoryEntry entry, Path target) throws IOException {
    var absolute = target.toAbsolutePath().normalize();
    var parent = absolute.getParent();
    if (parent == null) {
      throw new IOException("'%s' is no place for a file".formatted(target));
    }
    Files.createDirectories(parent);
    var name = FileName.of(String.valueOf(absolute.getFileName()));
    try (var directory = files.open(parent)) {
      var renamed = entry.withName(name);
      new EntryRestore(job, directory, renamed, TreePath.ROOT.child(name)).run();
    }
  }
}
