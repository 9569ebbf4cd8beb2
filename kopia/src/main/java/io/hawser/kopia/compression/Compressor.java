package io.hawser.kopia.compression;

import io.hawser.kopia.repository.RepositoryException;

/** Makes contents smaller, and whole again. Safe for use by many threads. */
public interface Compressor {
  /** Kopia's name, such as {@code zstd-fastest}. */
  String name();

  /** What the first four bytes of a payload and the index entry say, big-endian. */
  int headerId();

  /**
   * A payload: the four bytes of the header, then the codec's stream. It may be longer than the
   * data.
   */
  byte[] compress(byte[] data, int offset, int length);

  /**
   * The data that a payload of any level of this codec was made from.
   *
   * @param payload with its header
   * @param maxBytes how long the data may be; no more memory than that is taken for it
   * @throws RepositoryException of kind {@code CORRUPT} when the header is another compressor's,
   *     the stream is damaged or cut, or the data is longer than allowed
   */
  byte[] decompress(byte[] payload, int offset, int length, int maxBytes);
}
