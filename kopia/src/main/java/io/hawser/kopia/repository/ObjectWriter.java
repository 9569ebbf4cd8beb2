package io.hawser.kopia.repository;

/**
 * Writes one object of any length in bounded memory: at most two chunks (8 MiB by default) are
 * held.
 */
public interface ObjectWriter extends AutoCloseable {
  void write(byte[] bytes, int offset, int length);

  /** Ends the object and gives its id. */
  ObjectId finish();

  /** Drops the object unless it was finished. */
  @Override
  void close();
}
