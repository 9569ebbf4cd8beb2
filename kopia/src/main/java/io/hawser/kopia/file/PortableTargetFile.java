package io.hawser.kopia.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Writes by a channel. */
record PortableTargetFile(Path path, FileChannel channel) implements TargetFile {
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    var buffer = ByteBuffer.wrap(bytes, offset, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void skip(long length) throws IOException {
    channel.position(channel.position() + length);
  }

  @Override
  public boolean finish(Attributes attributes) throws IOException {
    long end = channel.position();
    if (end > channel.size()) {
      // A channel cannot grow a file but by writing its last byte, which here is a zero anyway.
      channel.write(ByteBuffer.allocate(1), end - 1);
    }
    channel.close();
    return PortableAttributes.set(path, attributes);
  }

  @Override
  public void close() {
    close(channel);
  }

  static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
