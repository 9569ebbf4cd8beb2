package io.hawser.kopia.s3;

import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Buffers one after the other as a stream, without copying them together. */
final class PartsInputStream extends InputStream {
  private final ByteBuffer[] parts;
  private int current;

  PartsInputStream(ByteBuffer... parts) {
    this.parts = new ByteBuffer[parts.length];
    for (var i = 0; i < parts.length; i++) {
      this.parts[i] = parts[i].duplicate();
    }
  }

  private @Nullable ByteBuffer next() {
    while (current < parts.length) {
      if (parts[current].hasRemaining()) {
        return parts[current];
      }
      current++;
    }
    return null;
  }

  @Override
  public int read() {
    var part = next();
    return part == null ? -1 : part.get() & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    var part = next();
    if (part == null) {
      return length == 0 ? 0 : -1;
    }
    var count = Math.min(length, part.remaining());
    part.get(bytes, offset, count);
    return count;
  }
}
