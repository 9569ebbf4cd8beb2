package io.hawser.kopia.object;

import io.hawser.kopia.repository.ObjectReader;
import java.io.IOException;

/** Reads an object that is one content. */
final class ContentReader extends ObjectReader {
  private final byte[] bytes;
  private int position;

  ContentReader(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public void seek(long newPosition) throws IOException {
    position = Math.toIntExact(Positions.check(newPosition, bytes.length));
  }

  @Override
  public int read() {
    return position < bytes.length ? bytes[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int count) {
    if (count == 0) {
      return 0;
    }
    int length = Math.min(count, bytes.length - position);
    if (length <= 0) {
      return -1;
    }
    System.arraycopy(bytes, position, target, offset, length);
    position += length;
    return length;
  }
}
