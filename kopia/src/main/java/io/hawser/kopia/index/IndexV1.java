package io.hawser.kopia.index;

import org.jspecify.annotations.Nullable;

/**
 * An index of version 1 (Kopia's format, "Index v1"), as repositories of format 1 have it.
 *
 * <pre>
 * header  version(1)=1 keyLength(1) entryLength(2)=20 count(4)
 * row     key, time(6) formatVersion(1) nameLength(1) nameOffset(4) deleted+packOffset(4) length(4)
 * names   of packs
 * </pre>
 */
final class IndexV1 implements Index {
  static final int HEADER_BYTES = 8;
  static final int ENTRY_BYTES = 20;

  /** What sealing adds to a content; the version has no field for the length before it. */
  static final int SEALING_BYTES = 28;

  private final IndexBytes bytes;
  private final SortedRows rows;

  IndexV1(IndexBytes bytes) {
    this.bytes = bytes;
    this.rows = new SortedRows(bytes, HEADER_BYTES, ENTRY_BYTES, ENTRY_BYTES);
  }

  @Override
  public int size() {
    return rows.count();
  }

  @Override
  public @Nullable IndexEntry find(ContentId id) {
    int position = rows.search(id);
    return position < 0 ? null : entry(id, position);
  }

  @Override
  public IndexEntry at(int position) {
    return entry(rows.key(position), position);
  }

  @Override
  public int firstOf(int prefixByte) {
    return rows.firstOf(prefixByte);
  }

  private IndexEntry entry(ContentId id, int position) {
    long at = rows.entry(position);
    int offsetAndFlag = bytes.unsigned(at + 12, 4);
    int packedLength = bytes.unsigned(at + 16, 4);
    if (packedLength < SEALING_BYTES) {
      throw bytes.corrupt("has content '%s' of a length too small".formatted(id));
    }
    return new IndexEntry(
        id,
        bytes.number(at, 6),
        bytes.blobId(bytes.number(at + 8, 4), bytes.unsigned(at + 7, 1)),
        offsetAndFlag & Integer.MAX_VALUE,
        packedLength,
        packedLength - SEALING_BYTES,
        bytes.unsigned(at + 6, 1),
        0,
        0,
        offsetAndFlag < 0);
  }
}
