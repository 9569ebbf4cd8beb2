package io.hawser.kopia.index;

/**
 * The part that both index versions share: rows of one length, each a key and what is known of it,
 * in the order of keys.
 */
final class SortedRows {
  /** A key length that stands for "no entries, length unknown". */
  private static final int UNKNOWN_KEY_LENGTH = 255;

  private static final int MAX_KEY_LENGTH = 33;

  private final IndexBytes bytes;
  private final long start;
  private final int keyLength;
  private final int rowLength;
  private final int count;

  /**
   * @param start offset of the first row
   * @param minEntryLength shortest entry that the version allows
   */
  SortedRows(IndexBytes bytes, int start, int minEntryLength, int maxEntryLength) {
    this.bytes = bytes;
    this.start = start;
    this.keyLength = bytes.unsigned(1, 1);
    int entryLength = bytes.unsigned(2, 2);
    this.rowLength = keyLength + entryLength;
    long rows = bytes.number(4, 4);
    if (keyLength == UNKNOWN_KEY_LENGTH) {
      rows = 0;
    } else if (keyLength < 2 || keyLength > MAX_KEY_LENGTH) {
      throw bytes.corrupt("has keys of %d bytes".formatted(keyLength));
    }
    if (rows > 0 && (entryLength < minEntryLength || entryLength > maxEntryLength)) {
      throw bytes.corrupt("has entries of %d bytes".formatted(entryLength));
    }
    bytes.check(start, rows * rowLength);
    this.count = (int) rows;
  }

  int count() {
    return count;
  }

  /** Offset of the first byte after the rows. */
  long end() {
    return start + (long) count * rowLength;
  }

  int entryLength() {
    return rowLength - keyLength;
  }

  ContentId key(int position) {
    return new ContentId(bytes.copy(row(position), keyLength));
  }

  /** Offset of what follows the key in a row. */
  long entry(int position) {
    return row(position) + keyLength;
  }

  private long row(int position) {
    if (position < 0 || position >= count) {
      throw new IndexOutOfBoundsException(position);
    }
    return start + (long) position * rowLength;
  }

  /** Position of the key, or -1. */
  int search(ContentId id) {
    if (id.keyLength() != keyLength) {
      return -1;
    }
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = bytes.compare(start + (long) middle * rowLength, id);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Position of the first key that starts with this byte or a greater one. */
  int firstOf(int prefixByte) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bytes.unsigned(row(middle), 1) < prefixByte) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
