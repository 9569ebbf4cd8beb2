package io.hawser.kopia.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Reads through the thread's native buffer. In a file with holes it asks where the data is, so that
 * a hole costs no read: {@code [position, holeEnd)} is known to be zeros, {@code [.., dataEnd)} to
 * be data.
 */
final class NativeSourceFile implements SourceFile {
  private final int fd;
  private final FileName name;
  private final boolean sparse;
  private final long sizeAtOpen;
  private long position;
  private long holeEnd;
  private long dataEnd;

  NativeSourceFile(int fd, FileName name) throws IOException {
    this.fd = fd;
    this.name = name;
    var status = status();
    this.sparse = status.mayHaveHoles();
    this.sizeAtOpen = status.size();
  }

  @Override
  public FileStatus status() throws IOException {
    return NativeStatus.ofDescriptor(fd, name.toString());
  }

  @Override
  public void seek(long target) throws IOException {
    moveTo(target);
    position = target;
    holeEnd = 0;
    dataEnd = 0;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (sparse && position < sizeAtOpen && position >= Math.max(holeEnd, dataEnd)) {
      findExtent();
    }
    if (position < holeEnd) {
      return readHole(buffer, offset, length);
    }
    int wanted = Math.min(length, Scratch.IO_BYTES);
    if (position < dataEnd) {
      wanted = (int) Math.min(wanted, dataEnd - position);
    }
    return readData(buffer, offset, wanted);
  }

  private void findExtent() throws IOException {
    var scratch = Scratch.ofThread();
    long data = Libc.lseek(scratch.state, fd, position, Linux.SEEK_DATA);
    if (data > position) {
      holeEnd = Math.min(data, sizeAtOpen);
      return;
    }
    if (data < 0) {
      // ENXIO: nothing but a hole up to the end. Anything else: a file system without holes.
      boolean holeToEnd = scratch.errno() == Linux.ENXIO;
      holeEnd = holeToEnd ? sizeAtOpen : 0;
      dataEnd = holeToEnd ? 0 : sizeAtOpen;
      return;
    }
    long hole = Libc.lseek(scratch.state, fd, position, Linux.SEEK_HOLE);
    dataEnd = hole < 0 ? sizeAtOpen : hole;
    moveTo(position);
  }

  private int readHole(byte[] buffer, int offset, int length) throws IOException {
    int zeros = (int) Math.min(length, holeEnd - position);
    Arrays.fill(buffer, offset, offset + zeros, (byte) 0);
    position += zeros;
    if (position == holeEnd) {
      moveTo(position);
    }
    return zeros;
  }

  private int readData(byte[] buffer, int offset, int length) throws IOException {
    var scratch = Scratch.ofThread();
    while (true) {
      long bytes = Libc.read(scratch.state, fd, scratch.io, length);
      if (bytes == 0) {
        return -1;
      }
      if (bytes > 0) {
        MemorySegment.copy(
            scratch.io, ValueLayout.JAVA_BYTE, 0, buffer, offset, Math.toIntExact(bytes));
        position += bytes;
        return (int) bytes;
      }
      if (scratch.errno() != Linux.EINTR) {
        throw scratch.error(name.toString());
      }
    }
  }

  private void moveTo(long target) throws IOException {
    var scratch = Scratch.ofThread();
    if (Libc.lseek(scratch.state, fd, target, Linux.SEEK_SET) < 0) {
      throw scratch.error(name.toString());
    }
  }

  @Override
  public void close() {
    Libc.close(Scratch.ofThread().state, fd);
  }
}
