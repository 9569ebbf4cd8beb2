package io.hawser.kopia.snapshot;

import io.hawser.kopia.snapshot.Summary.EntryError;
import java.util.Comparator;
import java.util.TreeSet;

/** Sums up a directory while its entries pass by. Keeps no more than the first ten errors. */
public final class SummaryBuilder {
  private static final int MAX_ERRORS = 10;

  private final TreeSet<EntryError> errors =
      new TreeSet<>(Comparator.comparing(EntryError::path).thenComparing(EntryError::error));
  private long size;
  private long files;
  private long symlinks;
  private long directories = 1;
  private long maxTimeNanos;
  private long failed;
  private long ignored;
  private boolean empty = true;

  public void add(DirectoryEntry entry) {
    empty = false;
    maxTimeNanos = Math.max(maxTimeNanos, entry.mtimeNanos());
    switch (entry.type()) {
      case FILE -> {
        files++;
        size += entry.size();
      }
      case SYMLINK -> symlinks++;
      case DIRECTORY -> entry.summary().ifPresent(this::addBelow);
    }
  }

  public void addError(EntryError error, boolean ignore) {
    failed += ignore ? 0 : 1;
    ignored += ignore ? 1 : 0;
    keep(error);
  }

  /**
   * @param ownMtimeNanos time of the directory, which counts when it is empty
   * @param incomplete why the directory is not whole, or empty
   */
  public Summary build(long ownMtimeNanos, String incomplete) {
    return new Summary(
        size,
        files,
        symlinks,
        directories,
        empty ? ownMtimeNanos : maxTimeNanos,
        incomplete,
        failed,
        ignored,
        errors.stream().toList());
  }

  private void addBelow(Summary below) {
    size += below.size();
    files += below.files();
    symlinks += below.symlinks();
    directories += below.directories();
    maxTimeNanos = Math.max(maxTimeNanos, below.maxTimeNanos());
    failed += below.failed();
    ignored += below.ignoredErrors();
    below.errors().forEach(this::keep);
  }

  private void keep(EntryError error) {
    errors.add(error);
    if (errors.size() > MAX_ERRORS) {
      errors.pollLast();
    }
  }
}
