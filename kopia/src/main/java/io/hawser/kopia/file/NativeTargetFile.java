package io.hawser.kopia.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Writes through the thread's native buffer. */
final class NativeTargetFile implements TargetFile {
  private final int fd;
  private final FileName name;
  private long position;
  private boolean endsInHole;

  NativeTargetFile(int fd, FileName name) {
    this.fd = fd;
    this.name = name;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    var scratch = Scratch.ofThread();
    for (int done = 0; done < length; ) {
      int part = Math.min(length - done, Scratch.IO_BYTES);
      MemorySegment.copy(bytes, offset + done, scratch.io, ValueLayout.JAVA_BYTE, 0, part);
      long written = Libc.write(scratch.state, fd, scratch.io, part);
      if (written < 0 && scratch.errno() != Linux.EINTR) {
        throw scratch.error(name.toString());
      }
      done += (int) Math.max(0, written);
    }
    position += length;
    endsInHole = endsInHole && length == 0;
  }

  @Override
  public void skip(long length) throws IOException {
    var scratch = Scratch.ofThread();
    if (Libc.lseek(scratch.state, fd, length, Linux.SEEK_CUR) < 0) {
      throw scratch.error(name.toString());
    }
    position += length;
    endsInHole = endsInHole || length > 0;
  }

  @Override
  public boolean finish(Attributes attributes) throws IOException {
    var scratch = Scratch.ofThread();
    if (endsInHole && Libc.ftruncate(scratch.state, fd, position) < 0) {
      throw scratch.error(name.toString());
    }
    return NativeAttributes.set(fd, attributes, name.toString());
  }

  @Override
  public void close() {
    Libc.close(Scratch.ofThread().state, fd);
  }
}
