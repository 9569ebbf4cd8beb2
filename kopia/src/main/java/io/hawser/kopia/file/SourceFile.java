package io.hawser.kopia.file;

import java.io.IOException;

/** A regular file open for reading from front to back. Used by one thread at a time. */
public interface SourceFile extends AutoCloseable {
  FileStatus status() throws IOException;

  /** The next read starts there; may be beyond the end. */
  void seek(long position) throws IOException;

  /** Reads at least one byte, or -1 at the end. Holes come as zeros without touching the disk. */
  int read(byte[] buffer, int offset, int length) throws IOException;

  @Override
  void close();
}
