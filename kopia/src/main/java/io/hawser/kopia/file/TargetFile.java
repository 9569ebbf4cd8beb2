package io.hawser.kopia.file;

import java.io.IOException;

/** A new file, written from front to back. Used by one thread at a time. */
public interface TargetFile extends AutoCloseable {
  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Leaves a hole, which reads as zeros. */
  void skip(long length) throws IOException;

  /**
   * Ends the file at the current position and sets its attributes.
   *
   * @return as {@link DirectoryHandle#setAttributes}
   */
  boolean finish(Attributes attributes) throws IOException;

  @Override
  void close();
}
