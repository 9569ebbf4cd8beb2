package io.hawser.kopia.object;

import java.io.EOFException;
import java.io.IOException;

/** Places in an object where reading may go on: from its first byte to its end. */
final class Positions {
  private Positions() {}

  static long check(long position, long length) throws IOException {
    if (position < 0 || position > length) {
      throw new EOFException(
          "cannot seek to byte %d of an object of %d bytes".formatted(position, length));
    }
    return position;
  }
}
