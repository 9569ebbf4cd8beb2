package io.hawser.kopia.index;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Big-endian reads from an index blob: whatever lies outside it is damage of this very blob. */
final class IndexBytes {
  private final ByteBuffer bytes;
  private final String name;

  IndexBytes(ByteBuffer bytes, String name) {
    this.bytes = bytes.slice();
    this.name = name;
  }

  /** An unsigned number of 1 to 3 bytes, or a signed one of 4. */
  int unsigned(long offset, int length) {
    return (int) number(offset, length);
  }

  /** An unsigned number of up to 7 bytes. */
  long number(long offset, int length) {
    check(offset, length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (bytes.get((int) offset + i) & 0xFF);
    }
    return value;
  }

  void check(long offset, long length) {
    if (offset < 0 || length < 0 || offset + length > bytes.limit()) {
      throw corrupt(
          "ends at byte %d, but refers to bytes %d to %d"
              .formatted(bytes.limit(), offset, offset + length));
    }
  }

  byte[] copy(long offset, int length) {
    check(offset, length);
    var copy = new byte[length];
    bytes.get((int) offset, copy);
    return copy;
  }

  BlobId blobId(long offset, int length) {
    if (length == 0) {
      throw corrupt("has a pack without a name");
    }
    return new BlobId(new String(copy(offset, length), StandardCharsets.ISO_8859_1));
  }

  /** Compares the bytes at an offset with a key of the same length, unsigned. */
  int compare(long offset, ContentId id) {
    int length = id.keyLength();
    for (int i = 0; i < length; i++) {
      int difference = (bytes.get((int) offset + i) & 0xFF) - (id.keyByte(i) & 0xFF);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  RepositoryException corrupt(String what) {
    return new RepositoryException(Kind.CORRUPT, "index '%s' %s".formatted(name, what));
  }
}
