package io.hawser.kopia.verify;

import io.hawser.kopia.ahead.PackOrder;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryItem;
import io.hawser.kopia.snapshot.DirectoryReader;
import io.hawser.kopia.worker.BoundedTasks;
import io.hawser.kopia.worker.DeepStack;
import java.io.IOException;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Verifies a snapshot: every directory is read, every file's chunks must be in the index, and of a
 * part of the files the content is read too. Goes on after a problem. Holds one entry for each
 * level of the tree, one chunk for each file being read, and what {@link PackOrder} holds.
 */
public final class Verifier {
  private static final int BACKLOG = 256;
  private static final int BUFFER_BYTES = 64 << 10;
  private static final String CHECKPOINT_PREFIX = ".checkpointed.";

  private final Repository repository;
  private final VerifyOptions options;

  public Verifier(Repository repository, VerifyOptions options) {
    this.repository = repository;
    this.options = options;
  }

  public VerifyResult verify(DirectoryEntry root) throws InterruptedException {
    var tally = new VerifyTally();
    try (var tasks = new BoundedTasks("verify", options.parallelism(), BACKLOG);
        var packs = new PackOrder(repository, tasks)) {
      DeepStack.run(
          "verify-walk",
          () -> {
            entry(root, TreePath.ROOT, tally, packs);
            packs.finish();
            return null;
          });
      tasks.await();
    }
    return tally.result();
  }

  private void entry(DirectoryEntry entry, TreePath path, VerifyTally tally, PackOrder packs)
      throws InterruptedException {
    if (entry.isDirectory()) {
      directory(entry, path, tally, packs);
    } else if (isChosen(path)) {
      packs.submit(entry.object(), () -> file(entry, path, true, tally), () -> {});
    } else {
      packs.submit(() -> file(entry, path, false, tally));
    }
  }

  private void directory(
      DirectoryEntry directory, TreePath path, VerifyTally tally, PackOrder packs)
      throws InterruptedException {
    tally.directories.increment();
    try (var reader = DirectoryReader.open(repository, directory.object())) {
      for (var item = reader.next(); item.isPresent(); item = reader.next()) {
        switch (item.get()) {
          case DirectoryItem.Good(var entry) ->
              entry(entry, path.child(entry.name()), tally, packs);
          case DirectoryItem.Bad(var name, var problem) ->
              tally.problem(path + "/" + name, problem);
        }
      }
    } catch (RepositoryException e) {
      tally.problem(path.toString(), String.valueOf(e.getMessage()));
    }
  }

  private void file(DirectoryEntry entry, TreePath path, boolean read, VerifyTally tally) {
    tally.files.increment();
    try {
      if (read) {
        read(entry, path, tally);
      } else if (!repository.contains(entry.object())) {
        tally.problem(path.toString(), "a part of object '" + entry.object() + "' is missing");
      }
    } catch (RepositoryException e) {
      tally.problem(path.toString(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      tally.problem(path.toString(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private void read(DirectoryEntry entry, TreePath path, VerifyTally tally) throws IOException {
    long bytes = 0;
    try (var object = repository.read(entry.object())) {
      var buffer = new byte[BUFFER_BYTES];
      for (int read = object.read(buffer); read >= 0; read = object.read(buffer)) {
        bytes += read;
      }
    }
    tally.filesRead.increment();
    tally.bytesRead.add(bytes);
    if (bytes != entry.size() && !entry.name().startsWith(CHECKPOINT_PREFIX)) {
      tally.problem(
          path.toString(),
          "the entry says %d bytes, its object '%s' has %d"
              .formatted(entry.size(), entry.object(), bytes));
    }
  }

  private boolean isChosen(TreePath path) {
    long mixed = options.seed() * 31 + path.text().hashCode();
    return new SplittableRandom(mixed).nextDouble() * 100 < options.filesPercent();
  }
}
