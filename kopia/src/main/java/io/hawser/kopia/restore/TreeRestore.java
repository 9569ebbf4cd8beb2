package io.hawser.kopia.restore;

import io.hawser.kopia.file.DirectoryHandle;
import io.hawser.kopia.file.FileErrors;
import io.hawser.kopia.file.FileKind;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.restore.RestoreResult.Kind;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryItem;
import io.hawser.kopia.snapshot.DirectoryReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Walks the snapshot's tree, makes its directories and hands out its files. */
record TreeRestore(RestoreJob job) {
  /** Deeper trees are refused from there on: they would exhaust the walking thread's stack. */
  private static final int MAX_DEPTH = 8192;

  /** Restores what is in the directory, whose walk ends with this call. */
  void directory(TargetDirectory target, int depth) throws InterruptedException {
    var seen = new SeenNames();
    try (var reader = DirectoryReader.open(job.repository(), target.entry().object())) {
      for (var item = reader.next(); item.isPresent(); item = reader.next()) {
        switch (item.get()) {
          case DirectoryItem.Good(var entry) -> entry(target, entry, seen, depth);
          case DirectoryItem.Bad(var name, var problem) ->
              job.tally().problem(Kind.REFUSED, target.path() + "/" + name, problem);
        }
      }
    } catch (RepositoryException e) {
      job.tally().problem(Kind.FAILED, target.path(), String.valueOf(e.getMessage()));
    } finally {
      target.leave();
    }
  }

  private void entry(TargetDirectory target, DirectoryEntry entry, SeenNames seen, int depth)
      throws InterruptedException {
    var path = target.path().child(entry.name());
    if (!entry.name().staysInside()) {
      job.tally().problem(Kind.REFUSED, path, "the name leads out of its directory");
      return;
    }
    if (!seen.isNew(entry.name())) {
      job.tally().problem(Kind.REFUSED, path, "the name comes twice in its directory");
      return;
    }
    switch (entry.type()) {
      case DIRECTORY -> subdirectory(target, entry, depth + 1);
      case FILE, SYMLINK -> {
        target.enter();
        var restore = new EntryRestore(job, target.handle(), entry, path);
        if (isThere(target, entry)) {
          // It is most likely right, and need not be read.
          job.tasks().submit(restore, target::leave);
        } else {
          job.packs().submit(entry.object(), restore, target::leave);
        }
      }
    }
  }

  private static boolean isThere(TargetDirectory target, DirectoryEntry entry) {
    try {
      target.handle().status(entry.name());
      return true;
    } catch (IOException e) {
      return false; // if it is not just missing, the restore of the file tells
    }
  }

  private void subdirectory(TargetDirectory parent, DirectoryEntry entry, int depth)
      throws InterruptedException {
    var path = parent.path().child(entry.name());
    if (depth > MAX_DEPTH) {
      job.tally().problem(Kind.REFUSED, path, "is deeper than " + MAX_DEPTH + " directories");
      return;
    }
    DirectoryHandle handle;
    try {
      handle = open(parent.handle(), entry);
    } catch (IOException e) {
      job.tally().problem(Kind.FAILED, path, FileErrors.reason(e));
      return;
    }
    if (handle == null) {
      job.tally().problem(Kind.KEPT, path, "something that is no directory is there");
      return;
    }
    directory(new TargetDirectory(job, parent, handle, entry, path), depth);
  }

  /** Null when something is in the way that is to be kept. */
  private @Nullable DirectoryHandle open(DirectoryHandle parent, DirectoryEntry entry)
      throws IOException {
    var name = entry.name();
    try {
      var there = parent.status(name);
      if (there.kind() == FileKind.DIRECTORY) {
        return parent.openDirectory(name);
      }
      if (!Replacing.allows(job.options().overwrite(), there, entry)) {
        return null;
      }
      parent.delete(name);
    } catch (NoSuchFileException e) {
      return parent.createDirectory(name);
    }
    return parent.createDirectory(name);
  }
}
