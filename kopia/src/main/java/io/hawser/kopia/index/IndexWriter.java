package io.hawser.kopia.index;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays entries out as an index, byte for byte as Kopia does. */
public final class IndexWriter {
  private static final int MAX_SHARD_ENTRIES = 16_000_000;
  private static final int MAX_LENGTH = 1 << 28;
  private static final int MAX_OFFSET = 1 << 30;
  private static final int MAX_FORMATS = 255;
  private static final int MAX_PACKS = 1 << 24;

  /** Of one content the entry that counts comes first. */
  private static final Comparator<IndexEntry> ORDER =
      Comparator.comparing(IndexEntry::id)
          .thenComparing((one, other) -> one.beats(other) ? -1 : other.beats(one) ? 1 : 0);

  private IndexWriter() {}

  /** What a row of the format table says. */
  private record Format(int compression, int version, int encryptionKeyId) {}

  /**
   * The shards of an index, usually one: more only for more than 16 million entries.
   *
   * @param entries at least one, in any order; of several of one content the one that counts is
   *     written
   * @param version 1 or 2
   */
  public static List<byte[]> shards(Collection<IndexEntry> entries, int version) {
    int count = Math.ceilDiv(entries.size(), MAX_SHARD_ENTRIES);
    if (count <= 1) {
      return List.of(write(entries, version));
    }
    var shards = new ArrayList<List<IndexEntry>>();
    for (int i = 0; i < count; i++) {
      shards.add(new ArrayList<>());
    }
    for (var entry : entries) {
      shards.get(Integer.remainderUnsigned(fnv1a(entry.id().toString()), count)).add(entry);
    }
    return shards.stream().filter(s -> !s.isEmpty()).map(s -> write(s, version)).toList();
  }

  /** FNV-1a, 32 bits. */
  private static int fnv1a(String text) {
    int hash = 0x811c9dc5;
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      hash = (hash ^ (b & 0xFF)) * 0x01000193;
    }
    return hash;
  }

  /** One index, whatever the number of entries. */
  public static byte[] write(Collection<IndexEntry> entries, int version) {
    var sorted = winners(entries.toArray(IndexEntry[]::new));
    int keyLength = sorted[0].id().keyLength();
    for (var entry : sorted) {
      check(entry, keyLength);
    }
    return version == 1 ? version1(sorted, keyLength) : version2(sorted, keyLength);
  }

  private static IndexEntry[] winners(IndexEntry[] entries) {
    Arrays.sort(entries, ORDER);
    int count = 0;
    for (var entry : entries) {
      if (count == 0 || !entries[count - 1].id().equals(entry.id())) {
        entries[count++] = entry;
      }
    }
    return Arrays.copyOf(entries, count);
  }

  private static void check(IndexEntry entry, int keyLength) {
    if (entry.id().keyLength() != keyLength) {
      throw refuse(entry, "its hash has another length than the others");
    }
    if (entry.packOffset() >= MAX_OFFSET || entry.packOffset() < 0) {
      throw refuse(entry, "its offset is %d".formatted(entry.packOffset()));
    }
    if ((entry.packedLength() | entry.originalLength()) >= MAX_LENGTH
        || entry.packedLength() < 0
        || entry.originalLength() < 0) {
      throw refuse(entry, "it is 256 MiB or longer");
    }
    if (entry.pack().name().length() > 255) {
      throw refuse(entry, "its pack has a name of more than 255 letters");
    }
  }

  private static RepositoryException refuse(IndexEntry entry, String why) {
    return new RepositoryException(
        Kind.UNSUPPORTED, "content '%s' fits in no index: %s".formatted(entry.id(), why));
  }

  private static byte[] version1(IndexEntry[] sorted, int keyLength) {
    int names = IndexV1.HEADER_BYTES + sorted.length * (keyLength + IndexV1.ENTRY_BYTES);
    var table = new PackNames(names);
    var out = ByteBuffer.allocate(names);
    out.put((byte) 1).put((byte) keyLength);
    out.putShort((short) IndexV1.ENTRY_BYTES).putInt(sorted.length);
    for (var entry : sorted) {
      var pack = table.row(entry.pack());
      long time = entry.timestampSeconds();
      out.put(entry.id().keyBytes());
      out.putShort((short) (time >> 32)).putInt((int) time);
      out.put((byte) entry.formatVersion()).put((byte) pack.length()).putInt(pack.offset());
      out.putInt(offsetAndFlag(entry)).putInt(entry.packedLength());
    }
    return joined(out.array(), table.names());
  }

  private static byte[] version2(IndexEntry[] sorted, int keyLength) {
    var packs = new LinkedHashMap<BlobId, Integer>();
    var formats = new LinkedHashMap<Format, Integer>();
    int lengths = 0;
    for (var entry : sorted) {
      number(packs, entry.pack());
      number(formats, format(entry));
      lengths |= entry.packedLength() | entry.originalLength();
    }
    if (formats.size() > MAX_FORMATS || packs.size() > MAX_PACKS) {
      throw refuse(sorted[0], "there are too many packs or formats beside it");
    }
    int entryLength = entryLength(packs.size(), formats.size(), lengths);
    int rows = Math.multiplyExact(sorted.length, keyLength + entryLength);
    int names =
        IndexV2.HEADER_BYTES
            + rows
            + packs.size() * IndexV2.PACK_BYTES
            + formats.size() * IndexV2.FORMAT_BYTES;
    var out = ByteBuffer.allocate(names);
    out.put((byte) 2).put((byte) keyLength).putShort((short) entryLength);
    out.putInt(sorted.length).putInt(packs.size()).put((byte) formats.size()).putInt(0);
    for (var entry : sorted) {
      put(out, entry, number(packs, entry.pack()), number(formats, format(entry)), entryLength);
    }
    var table = new PackNames(names);
    for (var pack : packs.keySet()) {
      var row = table.row(pack);
      out.put((byte) row.length()).putInt(row.offset());
    }
    for (var format : formats.keySet()) {
      out.putInt(format.compression);
      out.put((byte) format.version).put((byte) format.encryptionKeyId);
    }
    return joined(out.array(), table.names());
  }

  /** The number of a thing: the next one when it is new. */
  private static <T> int number(Map<T, Integer> numbers, T thing) {
    return numbers.computeIfAbsent(thing, key -> numbers.size());
  }

  private static int entryLength(int packs, int formats, int lengths) {
    if (lengths >= 1 << 24) {
      return 19;
    }
    if (packs > 1 << 16) {
      return 18;
    }
    return formats > 1 ? 17 : 16;
  }

  private static void put(ByteBuffer out, IndexEntry entry, int pack, int format, int entryLength) {
    out.put(entry.id().keyBytes());
    out.putInt((int) entry.timestampSeconds()).putInt(offsetAndFlag(entry));
    putThreeBytes(out, entry.originalLength());
    putThreeBytes(out, entry.packedLength());
    out.putShort((short) pack);
    if (entryLength > 16) {
      out.put((byte) format);
    }
    if (entryLength > 17) {
      out.put((byte) (pack >> 16));
    }
    if (entryLength > 18) {
      out.put((byte) (entry.originalLength() >> 24 << 4 | entry.packedLength() >> 24));
    }
  }

  private static void putThreeBytes(ByteBuffer out, int value) {
    out.put((byte) (value >> 16)).putShort((short) value);
  }

  private static int offsetAndFlag(IndexEntry entry) {
    return entry.deleted() ? entry.packOffset() | Integer.MIN_VALUE : entry.packOffset();
  }

  private static Format format(IndexEntry entry) {
    return new Format(entry.compression(), entry.formatVersion(), entry.encryptionKeyId());
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    var all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }

  /** The string area, in order of first use. */
  private static final class PackNames {
    private final int start;
    private final Map<BlobId, Row> rows = new HashMap<>();
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();

    record Row(int length, int offset) {}

    PackNames(int start) {
      this.start = start;
    }

    Row row(BlobId pack) {
      return rows.computeIfAbsent(
          pack,
          id -> {
            var name = id.name().getBytes(StandardCharsets.ISO_8859_1);
            var row = new Row(name.length, start + names.size());
            names.writeBytes(name);
            return row;
          });
    }

    byte[] names() {
      return names.toByteArray();
    }
  }
}
