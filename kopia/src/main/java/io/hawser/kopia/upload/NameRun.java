package io.hawser.kopia.upload;

import io.hawser.kopia.file.FileName;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** One sorted run of names in a file: each two bytes of length, then the name. */
final class NameRun {
  private static final int BUFFER_BYTES = 8 << 10;

  private final FileChannel file;
  private final long end;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
  private long position;
  private FileName name = FileName.of("");

  NameRun(FileChannel file, long start, long end) {
    this.file = file;
    this.position = start;
    this.end = end;
  }

  FileName name() {
    return name;
  }

  /** Goes to the next name; false at the end. */
  boolean advance() throws IOException {
    if (!buffer.hasRemaining() && position == end) {
      return false;
    }
    require(Short.BYTES);
    int length = buffer.getShort() & 0xffff;
    require(length);
    var bytes = new byte[length];
    buffer.get(bytes);
    name = FileName.of(bytes);
    return true;
  }

  private void require(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return;
    }
    buffer.compact();
    buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + end - position));
    while (buffer.position() < bytes) {
      int read = file.read(buffer, position);
      if (read <= 0) {
        throw new EOFException("the temporary file of names was cut short");
      }
      position += read;
    }
    buffer.flip();
  }
}
