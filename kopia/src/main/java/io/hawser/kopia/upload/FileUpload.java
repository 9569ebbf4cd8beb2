package io.hawser.kopia.upload;

import io.hawser.kopia.file.DirectoryHandle;
import io.hawser.kopia.file.FileErrors;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileStatus;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.ObjectWriter;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryEntry.Type;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Stores one file or link. A file above the policy's part size is cut into parts that are read at
 * the same time, at the very places where Kopia cuts, and so gets the same object id.
 */
record FileUpload(
    UploadJob job,
    DirectoryHandle directory,
    FileName name,
    FileStatus status,
    TreePath path,
    DirectoryRules rules) {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final ThreadLocal<byte[]> BUFFER =
      ThreadLocal.withInitial(() -> new byte[BUFFER_BYTES]);

  /** An object and the number of bytes it was made from. */
  record Part(ObjectId object, long bytes) {}

  /** Thrown within a file that is not worth finishing. */
  private static final class StoppedException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  Outcome.Pending startFile() {
    long partBytes = policy().partBytes();
    if (status.size() <= partBytes) {
      return Outcome.Pending.of(job.readers.submit(() -> outcome(this::whole)));
    }
    var parts = new ArrayList<Future<Part>>();
    for (long start = 0; start <= status.size() - status.size() % partBytes; start += partBytes) {
      long from = start;
      boolean last = status.size() - start < partBytes;
      long limit = last ? Long.MAX_VALUE : partBytes;
      parts.add(job.readers.submit(() -> partOrFailure(from, limit)));
    }
    return () -> joined(parts);
  }

  Outcome.Pending startLink() {
    return Outcome.Pending.of(job.readers.submit(() -> outcome(this::link)));
  }

  private SourcePolicy policy() {
    return rules.policyOf(name);
  }

  /** The entry for an object that is in the repository already. */
  DirectoryEntry entry(Type type, ObjectId object, long size) {
    return new DirectoryEntry(
        name,
        type,
        status.mode(),
        size,
        status.mtimeNanos(),
        status.uid(),
        status.gid(),
        object,
        Optional.empty());
  }

  /** What may go wrong with the source, which then is the outcome. */
  private interface Reading {
    DirectoryEntry run() throws IOException;
  }

  private Outcome outcome(Reading reading) {
    try {
      return new Outcome.Stored(reading.run());
    } catch (NoSuchFileException | StoppedException e) {
      return new Outcome.LeftOut();
    } catch (IOException e) {
      return new Outcome.Failed(FileErrors.reason(e), rules.policy().ignoreFileErrors());
    }
  }

  private DirectoryEntry whole() throws IOException {
    return file(part(0, Long.MAX_VALUE));
  }

  private DirectoryEntry file(Part part) {
    job.progress.fileUploaded(path, part.bytes());
    return entry(Type.FILE, part.object(), part.bytes());
  }

  private DirectoryEntry link() throws IOException {
    var target = directory.readLink(name);
    try (var object = job.repository.write(policy().symlink("SYMLINK:" + path))) {
      object.write(target, 0, target.length);
      return entry(Type.SYMLINK, object.finish(), target.length);
    }
  }

  private Part part(long start, long limit) throws IOException {
    try (var file = directory.openFile(name);
        var object = job.repository.write(policy().file(name, status.size(), "FILE:" + path))) {
      if (start > 0) {
        file.seek(start);
      }
      long copied = 0;
      var buffer = BUFFER.get();
      while (copied < limit) {
        int read = file.read(buffer, 0, (int) Math.min(buffer.length, limit - copied));
        if (read < 0) {
          break;
        }
        write(object, buffer, read);
        copied += read;
      }
      job.counters.filesRead.increment();
      job.counters.totalSize.add(copied);
      return new Part(object.finish(), copied);
    }
  }

  private void write(ObjectWriter object, byte[] buffer, int length) throws StoppedException {
    if (job.isStopping()) {
      throw new StoppedException();
    }
    object.write(buffer, 0, length);
    job.progress.bytesRead(length);
  }

  /** The source's own errors travel as such, so that {@link #joined} can tell them from others. */
  private Part partOrFailure(long start, long limit) {
    try {
      return part(start, limit);
    } catch (IOException e) {
      throw new SourceFailure(e);
    }
  }

  private static final class SourceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final IOException error;

    SourceFailure(IOException error) {
      super(error);
      this.error = error;
    }
  }

  private Outcome joined(Iterable<Future<Part>> parts) throws InterruptedException {
    var objects = new ArrayList<Part>();
    Optional<IOException> failure = Optional.empty();
    for (var part : parts) {
      try {
        objects.add(Outcome.result(part));
      } catch (SourceFailure e) {
        failure = failure.or(() -> Optional.of(e.error));
      }
    }
    var first = failure;
    return outcome(() -> {
      if (first.isPresent()) {
        throw first.get();
      }
      long bytes = objects.stream().mapToLong(Part::bytes).sum();
      var ids = objects.stream().map(Part::object).toList();
      return file(new Part(job.repository.concatenate(ids), bytes));
    });
  }
}
