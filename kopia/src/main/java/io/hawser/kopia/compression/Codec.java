package io.hawser.kopia.compression;

import java.io.IOException;

/** A codec's stream, without Kopia's header. Safe for use by many threads. */
interface Codec {
  /** Leaves the first {@code reserved} bytes of the result free. */
  byte[] compress(byte[] data, int offset, int length, int reserved);

  /**
   * @throws IOException when the stream is damaged, cut, or longer than {@code maxBytes} once
   *     decoded
   */
  byte[] decompress(byte[] stream, int offset, int length, int maxBytes) throws IOException;
}
