package io.hawser.kopia.content;

import io.hawser.kopia.crypto.ContentCipher;
import io.hawser.kopia.crypto.ContentHash;
import io.hawser.kopia.index.Index;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The end of a pack: an index of the pack alone, from which a lost index can be made again, and
 * where that lies (Kopia's format, "Pack blob layout").
 *
 * <pre>
 * local index   sealed under its hash
 * postamble     1, length of the hash, hash, offset and length of the sealed index (uvarints)
 * check         CRC-32 of the postamble(4), length of postamble and CRC(1)
 * </pre>
 *
 * @param hash of the plain local index
 * @param offset of the sealed local index in the pack
 * @param length of the sealed local index
 */
public record PackTail(byte[] hash, long offset, int length) {
  private static final int CRC_BYTES = 4;
  private static final int MAX_HASH_BYTES = 32;

  /**
   * Reads where the local index is.
   *
   * @param end the last bytes of the pack, 256 or more of them unless the pack is shorter
   * @throws RepositoryException of kind {@code CORRUPT} when there is no postamble
   */
  public static PackTail parse(byte[] end) {
    int checked = end.length == 0 ? 0 : end[end.length - 1] & 0xFF;
    int start = end.length - 1 - checked;
    if (checked <= CRC_BYTES || start < 0) {
      throw corrupt("its last byte is not the length of anything");
    }
    int length = checked - CRC_BYTES;
    var crc = new CRC32();
    crc.update(end, start, length);
    var in = ByteBuffer.wrap(end, start, checked);
    if (in.getInt(start + length) != (int) crc.getValue()) {
      throw corrupt("its checksum does not match");
    }
    in.limit(start + length);
    if (uvarint(in) != 1) {
      throw corrupt("its version is not 1");
    }
    long hashLength = uvarint(in);
    if (hashLength > Math.min(in.remaining(), MAX_HASH_BYTES)) {
      throw corrupt("its hash is too long");
    }
    var hash = new byte[(int) hashLength];
    in.get(hash);
    long offset = uvarint(in);
    long indexLength = uvarint(in);
    if (offset < 0 || indexLength < 0 || indexLength > Integer.MAX_VALUE) {
      throw corrupt("it refers to a place that no pack has");
    }
    return new PackTail(hash, offset, (int) indexLength);
  }

  /** Opens the local index that this refers to. */
  public Index open(byte[] sealed, ContentHash contentHash, ContentCipher cipher) {
    var plain = cipher.decrypt(sealed, 0, sealed.length, hash);
    if (!Arrays.equals(hash, contentHash.hash(plain, 0, plain.length))) {
      throw corrupt("the local index is not the one that its hash names");
    }
    return Index.open(ByteBuffer.wrap(plain), "local index");
  }

  byte[] toBytes() {
    var out = new ByteArrayOutputStream();
    putUvarint(out, 1);
    putUvarint(out, hash.length);
    out.writeBytes(hash);
    putUvarint(out, offset);
    putUvarint(out, length);
    var crc = new CRC32();
    crc.update(out.toByteArray());
    out.writeBytes(ByteBuffer.allocate(CRC_BYTES).putInt((int) crc.getValue()).array());
    out.write(out.size());
    return out.toByteArray();
  }

  private static void putUvarint(ByteArrayOutputStream out, long value) {
    while (value >= 0x80) {
      out.write((int) value | 0x80);
      value >>>= 7;
    }
    out.write((int) value);
  }

  private static long uvarint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
      if (!in.hasRemaining()) {
        throw corrupt("it ends in the middle of a number");
      }
      byte b = in.get();
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw corrupt("a number in it is too long");
  }

  private static RepositoryException corrupt(String why) {
    return new RepositoryException(Kind.CORRUPT, "the pack has no usable postamble: " + why);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackTail tail
        && offset == tail.offset
        && length == tail.length
        && Arrays.equals(hash, tail.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }
}
