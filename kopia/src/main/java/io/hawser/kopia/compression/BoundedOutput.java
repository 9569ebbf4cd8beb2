package io.hawser.kopia.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Decoded bytes, growing as they come, up to a limit. Takes at most twice their memory. */
final class BoundedOutput {
  private static final int FIRST_BYTES = 64 << 10;

  private final int maxBytes;
  private byte[] bytes;
  private int size;

  BoundedOutput(int maxBytes, long expectedBytes) {
    this.maxBytes = maxBytes;
    this.bytes = new byte[Math.clamp(expectedBytes, 0, maxBytes)];
  }

  /** All that a decoder gives. */
  static byte[] readAll(InputStream decoder, int maxBytes) throws IOException {
    var output = new BoundedOutput(maxBytes, FIRST_BYTES);
    while (true) {
      if (output.size == output.bytes.length) {
        if (output.size == maxBytes) {
          if (decoder.read() != -1) {
            throw tooLong(maxBytes);
          }
          return output.toBytes();
        }
        output.grow(output.size + 1);
      }
      var read = decoder.read(output.bytes, output.size, output.bytes.length - output.size);
      if (read == -1) {
        return output.toBytes();
      }
      output.size += read;
    }
  }

  static IOException tooLong(int maxBytes) {
    return new IOException("it holds more than the expected %d bytes".formatted(maxBytes));
  }

  /** Room for so many more bytes at {@link #size} in {@link #array}. */
  void reserve(long more) throws IOException {
    if (more > maxBytes - size) {
      throw tooLong(maxBytes);
    }
    if (more > bytes.length - size) {
      grow(size + (int) more);
    }
  }

  private void grow(int least) {
    var doubled = Math.min(2L * bytes.length, maxBytes);
    bytes = Arrays.copyOf(bytes, (int) Math.max(least, doubled));
  }

  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  void advance(int written) {
    size += written;
  }

  byte[] toBytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }
}
