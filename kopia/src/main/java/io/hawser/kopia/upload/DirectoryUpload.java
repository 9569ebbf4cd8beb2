package io.hawser.kopia.upload;

import io.hawser.kopia.file.DirectoryHandle;
import io.hawser.kopia.file.FileErrors;
import io.hawser.kopia.file.FileKind;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileStatus;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryEntry.Type;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores one directory: its names are listed, sorted, and taken in order, directories first. Files
 * that have not changed are taken over at once; others are read by the job's threads, while the
 * directory object is written in order behind them. Besides the names (see {@link NameSorter}) it
 * holds at most {@link EntryQueue#LIMIT} entries.
 */
final class DirectoryUpload {
  private final UploadJob job;
  private final DirectoryHandle handle;
  private final TreePath path;
  private final TreeRules given;

  DirectoryUpload(UploadJob job, DirectoryHandle handle, TreePath path, TreeRules given) {
    this.job = job;
    this.handle = handle;
    this.path = path;
    this.given = given;
  }

  /**
   * @param previous the same directory in earlier snapshots
   */
  DirectoryEntry run(FileName name, FileStatus status, List<ObjectId> previous)
      throws IOException, InterruptedException {
    try (var directories = new NameSorter();
        var others = new NameSorter();
        var earlier = PreviousEntries.open(job.repository, previous, job.progress);
        var queue = new EntryQueue(job, path, given.policy())) {
      var ruleFiles = list(directories, others);
      var opened = given.open(handle, path, status, ruleFiles);
      if (opened.isPresent()) {
        var rules = opened.get();
        for (var child = next(directories); child != null; child = next(directories)) {
          queue.add(child, directory(child, earlier, rules));
        }
        for (var child = next(others); child != null; child = next(others)) {
          queue.add(child, other(child, earlier, rules));
        }
      } else {
        job.counters.excludedDirectories.increment();
        job.progress.skipped(path, "a cache");
      }
      var summary = queue.finish(status.mtimeNanos());
      job.progress.directoryUploaded(path);
      return new DirectoryEntry(
          name,
          Type.DIRECTORY,
          status.mode(),
          0,
          status.mtimeNanos(),
          status.uid(),
          status.gid(),
          summary.object(),
          Optional.of(summary.summary()));
    }
  }

  /** Null also when the upload is to end early. */
  private @Nullable FileName next(NameSorter names) throws IOException {
    return job.isStopping() ? null : names.next();
  }

  /** Gives the names of files that have rules of their own. */
  private List<FileName> list(NameSorter directories, NameSorter others) throws IOException {
    var ruleFiles = new ArrayList<FileName>(0);
    handle.list((name, kind) -> {
      if (given.isRuleFile(name)) {
        ruleFiles.add(name);
      }
      if (isDirectory(name, kind)) {
        directories.add(name);
      } else {
        others.add(name);
      }
    });
    directories.sort();
    others.sort();
    return ruleFiles;
  }

  private boolean isDirectory(FileName name, FileKind listed) throws IOException {
    if (listed != FileKind.UNKNOWN) {
      return listed == FileKind.DIRECTORY;
    }
    try {
      return handle.status(name).kind() == FileKind.DIRECTORY;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private Outcome.Pending directory(FileName name, PreviousEntries earlier, DirectoryRules rules)
      throws InterruptedException {
    var previous = earlier.directory(name);
    if (!job.spareWalkers.tryAcquire()) {
      return Outcome.Pending.of(descend(name, previous, rules));
    }
    return Outcome.Pending.of(
        job.walkers.submit(() -> {
          try {
            return descend(name, previous, rules);
          } finally {
            job.spareWalkers.release();
          }
        }));
  }

  private Outcome descend(FileName name, List<ObjectId> previous, DirectoryRules rules)
      throws InterruptedException {
    var below = path.child(name);
    var childRules = rules.child(name);
    try {
      var status = handle.status(name);
      if (!includes(rules, name, below, status)) {
        return excluded(below, status);
      }
      job.counters.directories.increment();
      try (var child = handle.openDirectory(name)) {
        return new Outcome.Stored(
            new DirectoryUpload(job, child, below, childRules).run(name, status, previous));
      }
    } catch (NoSuchFileException e) {
      return new Outcome.LeftOut();
    } catch (IOException e) {
      return new Outcome.Failed(FileErrors.reason(e), childRules.policy().ignoreDirectoryErrors());
    }
  }

  private Outcome.Pending other(FileName name, PreviousEntries earlier, DirectoryRules rules) {
    var below = path.child(name);
    try {
      var status = handle.status(name);
      if (!includes(rules, name, below, status)) {
        return Outcome.Pending.of(excluded(below, status));
      }
      var upload = new FileUpload(job, handle, name, status, below, rules);
      return switch (status.kind()) {
        case FILE -> reused(upload, Type.FILE, earlier).orElseGet(upload::startFile);
        case SYMLINK -> reused(upload, Type.SYMLINK, earlier).orElseGet(upload::startLink);
        case OTHER, UNKNOWN -> Outcome.Pending.of(unsupported(below, rules.policyOf(name)));
        case DIRECTORY ->
            Outcome.Pending.of(new Outcome.Failed("became a directory meanwhile", false));
      };
    } catch (NoSuchFileException e) {
      return Outcome.Pending.of(new Outcome.LeftOut());
    } catch (IOException e) {
      return Outcome.Pending.of(
          new Outcome.Failed(FileErrors.reason(e), rules.policy().ignoreFileErrors()));
    }
  }

  private Optional<Outcome.Pending> reused(FileUpload upload, Type type, PreviousEntries earlier) {
    var status = upload.status();
    return earlier
        .unchanged(upload.name(), status, type)
        .map(object -> {
          job.counters.cachedFiles.increment();
          job.counters.totalSize.add(status.size());
          job.progress.fileReused(upload.path(), status.size());
          return Outcome.Pending.of(new Outcome.Stored(upload.entry(type, object, status.size())));
        });
  }

  private Outcome unsupported(TreePath below, SourcePolicy policy) {
    job.counters.unsupported.increment();
    if (!policy.ignoreUnknownTypes()) {
      return new Outcome.Failed("unknown or unsupported entry type", false);
    }
    job.progress.skipped(below, "a device, socket or FIFO");
    return new Outcome.LeftOut();
  }

  private boolean includes(DirectoryRules rules, FileName name, TreePath below, FileStatus status) {
    return rules.includes(name, status) && job.filter.includes(below, status);
  }

  private Outcome excluded(TreePath below, FileStatus status) {
    if (status.kind() == FileKind.DIRECTORY) {
      job.counters.excludedDirectories.increment();
    } else {
      job.counters.excludedFiles.increment();
      job.counters.excludedSize.add(status.size());
    }
    job.progress.skipped(below, "excluded");
    return new Outcome.LeftOut();
  }
}
