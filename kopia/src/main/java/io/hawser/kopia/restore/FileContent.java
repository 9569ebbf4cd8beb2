package io.hawser.kopia.restore;

import io.hawser.kopia.file.DirectoryHandle;
import io.hawser.kopia.file.SourceFile;
import io.hawser.kopia.file.TargetFile;
import io.hawser.kopia.repository.ObjectReader;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import io.hawser.kopia.snapshot.DirectoryEntry;
import java.io.IOException;
import java.util.Arrays;

/** The bytes of one file in the snapshot. Holds one chunk and, per thread, 128 KiB. */
record FileContent(RestoreJob job, DirectoryEntry entry) {
  private static final int BUFFER_BYTES = 64 << 10;

  /** Runs of zeros shorter than this, or not aligned to it, are written. */
  private static final int HOLE_BYTES = 4 << 10;

  private static final byte[] ZEROS = new byte[HOLE_BYTES];
  private static final String CHECKPOINT_PREFIX = ".checkpointed.";

  private record Buffers(byte[] content, byte[] file) {}

  private static final ThreadLocal<Buffers> BUFFERS =
      ThreadLocal.withInitial(() -> new Buffers(new byte[BUFFER_BYTES], new byte[BUFFER_BYTES]));

  void writeTo(PartialFile partial) throws IOException {
    try (var object = job.repository().read(entry.object())) {
      requireLength(object.length());
      try (var file = partial.createFile()) {
        copy(object, file);
        // The file that a checkpoint caught half read is as long as it was, as Kopia restores it.
        file.skip(Math.max(0, entry.size() - object.length()));
        job.tally().owned(file.finish(job.attributes(entry)));
      }
    }
  }

  boolean equalsFile(DirectoryHandle directory) throws IOException {
    try (var object = job.repository().read(entry.object());
        var file = directory.openFile(entry.name())) {
      var buffers = BUFFERS.get();
      while (true) {
        int wanted = object.readNBytes(buffers.content(), 0, BUFFER_BYTES);
        int found = readFully(file, buffers.file());
        if (!Arrays.equals(buffers.content(), 0, wanted, buffers.file(), 0, found)) {
          return false;
        }
        if (wanted == 0) {
          return true;
        }
      }
    }
  }

  private static int readFully(SourceFile file, byte[] buffer) throws IOException {
    int length = 0;
    while (length < buffer.length) {
      int read = file.read(buffer, length, buffer.length - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    return length;
  }

  private void requireLength(long length) {
    boolean padded = length < entry.size() && entry.name().startsWith(CHECKPOINT_PREFIX);
    if (length != entry.size() && !padded) {
      throw new RepositoryException(
          Kind.CORRUPT,
          "the entry says %d bytes, its object '%s' has %d"
              .formatted(entry.size(), entry.object(), length));
    }
  }

  private void copy(ObjectReader object, TargetFile file) throws IOException {
    var buffer = BUFFERS.get().content();
    while (!job.tasks().stopping()) {
      int length = object.readNBytes(buffer, 0, BUFFER_BYTES);
      if (length == 0) {
        return;
      }
      if (job.options().sparse()) {
        writeSparse(file, buffer, length);
      } else {
        write(file, buffer, 0, length);
      }
    }
    throw new IOException("the restore was stopped");
  }

  /** Writes the runs between blocks of zeros; position in the file is always a block's start. */
  private void writeSparse(TargetFile file, byte[] buffer, int length) throws IOException {
    int dataStart = 0;
    int at = 0;
    while (at + HOLE_BYTES <= length) {
      int holeEnd = at;
      while (holeEnd + HOLE_BYTES <= length && isZero(buffer, holeEnd)) {
        holeEnd += HOLE_BYTES;
      }
      if (holeEnd > at) {
        write(file, buffer, dataStart, at - dataStart);
        file.skip(holeEnd - at);
        dataStart = holeEnd;
      }
      at = Math.max(holeEnd, at + HOLE_BYTES);
    }
    write(file, buffer, dataStart, length - dataStart);
  }

  private static boolean isZero(byte[] buffer, int from) {
    return Arrays.equals(buffer, from, from + HOLE_BYTES, ZEROS, 0, HOLE_BYTES);
  }

  private void write(TargetFile file, byte[] buffer, int offset, int length) throws IOException {
    if (length > 0) {
      file.write(buffer, offset, length);
      job.tally().bytes.add(length);
      job.progress().bytesWritten(length);
    }
  }
}
