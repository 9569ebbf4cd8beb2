package io.hawser.kopia.restore;

import io.hawser.kopia.file.DirectoryHandle;
import io.hawser.kopia.file.FileErrors;
import io.hawser.kopia.file.FileKind;
import io.hawser.kopia.file.FileStatus;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.restore.RestoreResult.Kind;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryEntry.Type;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Restores one file or link. It is made under a temporary name and renamed when it is whole, so a
 * file of the right size and time is a whole one, and a restore can be taken up again.
 */
record EntryRestore(RestoreJob job, DirectoryHandle handle, DirectoryEntry entry, TreePath path)
    implements Runnable {
  private static final int MAX_LINK_BYTES = 4096;

  @Override
  public void run() {
    try {
      if (!job.tasks().stopping()) {
        restore();
      }
    } catch (IOException e) {
      job.tally().problem(Kind.FAILED, path, FileErrors.reason(e));
    } catch (RepositoryException e) {
      job.tally().problem(Kind.FAILED, path, String.valueOf(e.getMessage()));
    }
  }

  private void restore() throws IOException {
    var there = status();
    if (there.isPresent()) {
      if (isRight(there.get())) {
        job.tally().alreadyThere.increment();
        job.progress().alreadyThere(path);
        return;
      }
      if (!Replacing.allows(job.options().overwrite(), there.get(), entry)) {
        job.tally().problem(Kind.KEPT, path, "something else is there");
        return;
      }
    }
    try (var partial = new PartialFile(handle, entry.name())) {
      if (entry.type() == Type.FILE) {
        new FileContent(job, entry).writeTo(partial);
        job.tally().files.increment();
      } else {
        makeLink(partial);
        job.tally().symlinks.increment();
      }
      partial.moveIn();
    }
    job.progress().restored(path);
  }

  private Optional<FileStatus> status() throws IOException {
    try {
      return Optional.of(handle.status(entry.name()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private boolean isRight(FileStatus there) throws IOException {
    if (entry.type() == Type.SYMLINK) {
      return there.kind() == FileKind.SYMLINK
          && Arrays.equals(handle.readLink(entry.name()), linkTarget());
    }
    return there.kind() == FileKind.FILE
        && there.size() == entry.size()
        && there.mtimeNanos() == entry.mtimeNanos()
        && (!job.options().compareContent() || new FileContent(job, entry).equalsFile(handle));
  }

  private void makeLink(PartialFile partial) throws IOException {
    partial.createLink(linkTarget());
    job.tally().owned(handle.setLinkAttributes(partial.name(), job.attributes(entry)));
  }

  private byte[] linkTarget() throws IOException {
    try (var object = job.repository().read(entry.object())) {
      if (object.length() > MAX_LINK_BYTES) {
        throw new IOException("the link's target is longer than " + MAX_LINK_BYTES + " bytes");
      }
      return object.readAllBytes();
    }
  }
}
