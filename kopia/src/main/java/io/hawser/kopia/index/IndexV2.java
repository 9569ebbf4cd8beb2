package io.hawser.kopia.index;

import io.hawser.kopia.blob.BlobId;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * An index of version 2 (Kopia's format, "Index v2").
 *
 * <pre>
 * header   version(1)=2 keyLength(1) entryLength(2) count(4) packs(4) formats(1) baseTime(4)
 * row      key, time(4) deleted+packOffset(4) originalLength(3) packedLength(3) pack(2)
 *          [format(1) [pack, high bits(1) [high bits of the lengths(1)]]]
 * packs    nameLength(1) nameOffset(4)
 * formats  compression(4) formatVersion(1) encryptionKeyId(1)
 * names    of packs
 * </pre>
 *
 * <p>Keeps the names of packs that were asked for, some 100 bytes each.
 */
final class IndexV2 implements Index {
  static final int HEADER_BYTES = 17;
  static final int MIN_ENTRY_BYTES = 16;
  static final int MAX_ENTRY_BYTES = 19;
  static final int PACK_BYTES = 5;
  static final int FORMAT_BYTES = 6;

  private final IndexBytes bytes;
  private final SortedRows rows;
  private final int packCount;
  private final int formatCount;
  private final long baseTime;
  private final long packTable;
  private final long formatTable;
  private final AtomicReferenceArray<BlobId> packs;

  IndexV2(IndexBytes bytes) {
    this.bytes = bytes;
    bytes.check(0, HEADER_BYTES);
    this.rows = new SortedRows(bytes, HEADER_BYTES, MIN_ENTRY_BYTES, 0xFF);
    long packRows = bytes.number(8, 4);
    this.formatCount = bytes.unsigned(12, 1);
    this.baseTime = bytes.number(13, 4);
    this.packTable = rows.end();
    bytes.check(packTable, packRows * PACK_BYTES);
    this.packCount = (int) packRows;
    this.formatTable = packTable + packRows * PACK_BYTES;
    bytes.check(formatTable, (long) formatCount * FORMAT_BYTES);
    this.packs = new AtomicReferenceArray<>(packCount);
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
    int entryLength = rows.entryLength();
    int offsetAndFlag = bytes.unsigned(at + 4, 4);
    int format = entryLength > 16 ? bytes.unsigned(at + 16, 1) : 0;
    int packHigh = entryLength > 17 ? bytes.unsigned(at + 17, 1) : 0;
    int lengthsHigh = entryLength > 18 ? bytes.unsigned(at + 18, 1) : 0;
    if (format >= formatCount) {
      throw bytes.corrupt("has no format %d, which content '%s' needs".formatted(format, id));
    }
    long formatRow = formatTable + (long) format * FORMAT_BYTES;
    return new IndexEntry(
        id,
        baseTime + bytes.number(at, 4),
        pack(packHigh << 16 | bytes.unsigned(at + 14, 2)),
        offsetAndFlag & Integer.MAX_VALUE,
        (lengthsHigh & 0xF) << 24 | bytes.unsigned(at + 11, 3),
        lengthsHigh >> 4 << 24 | bytes.unsigned(at + 8, 3),
        bytes.unsigned(formatRow + 4, 1),
        bytes.unsigned(formatRow, 4),
        bytes.unsigned(formatRow + 5, 1),
        offsetAndFlag < 0);
  }

  private BlobId pack(int number) {
    if (number >= packCount) {
      throw bytes.corrupt("has no pack %d".formatted(number));
    }
    var known = packs.get(number);
    if (known != null) {
      return known;
    }
    long row = packTable + (long) number * PACK_BYTES;
    var pack = bytes.blobId(bytes.number(row + 1, 4), bytes.unsigned(row, 1));
    packs.set(number, pack);
    return pack;
  }
}
