package io.hawser.kopia.crypto;

/** A keyed hash that names contents. Safe for use by many threads. */
public interface ContentHash {
  /** Length of a hash in bytes, 16 to 32. */
  int length();

  byte[] hash(byte[] data, int offset, int length);
}
