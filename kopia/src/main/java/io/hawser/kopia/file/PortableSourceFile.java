package io.hawser.kopia.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads by a channel. */
record PortableSourceFile(Path path, FileChannel channel) implements SourceFile {
  @Override
  public FileStatus status() throws IOException {
    return PortableAttributes.read(path);
  }

  @Override
  public void seek(long position) throws IOException {
    channel.position(position);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(buffer, offset, length));
  }

  @Override
  public void close() {
    PortableTargetFile.close(channel);
  }
}
