package io.hawser.kopia.index;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names a content: an optional letter {@code g} to {@code z} and the keyed hash of its plain bytes,
 * in hex when written out. Ordered as the keys of an index are (Kopia's format, "Content IDs").
 */
public final class ContentId implements Comparable<ContentId> {
  private static final int MAX_HASH_BYTES = 32;
  private static final int IV_BYTES = 16;
  private static final HexFormat HEX = HexFormat.of();

  /** Prefix letter or 0, then the hash: the key of an index. Never changed. */
  private final byte[] key;

  ContentId(byte[] key) {
    this.key = key;
  }

  /**
   * @param prefix {@code ""} or one letter {@code g} to {@code z}
   */
  public static ContentId of(String prefix, byte[] hash) {
    checkPrefix(prefix, prefix);
    var key = new byte[1 + hash.length];
    key[0] = prefix.isEmpty() ? 0 : (byte) prefix.charAt(0);
    System.arraycopy(hash, 0, key, 1, hash.length);
    return new ContentId(key);
  }

  /**
   * @throws RepositoryException of kind {@code CORRUPT} when the text is not a content id
   */
  public static ContentId parse(String text) {
    int prefixLength = text.length() % 2;
    var prefix = text.substring(0, prefixLength);
    checkPrefix(prefix, text);
    int hashLength = text.length() / 2;
    if (hashLength < 1 || hashLength > MAX_HASH_BYTES) {
      throw invalid(text, "it needs 1 to 32 bytes of hash");
    }
    try {
      return of(prefix, HEX.parseHex(text, prefixLength, text.length()));
    } catch (IllegalArgumentException e) {
      throw invalid(text, "it is not hexadecimal");
    }
  }

  private static void checkPrefix(String prefix, String text) {
    if (!prefix.isEmpty()
        && (prefix.length() > 1 || prefix.charAt(0) < 'g' || prefix.charAt(0) > 'z')) {
      throw invalid(text, "its prefix is not a letter g to z");
    }
  }

  private static RepositoryException invalid(String text, String why) {
    return new RepositoryException(Kind.CORRUPT, "'" + text + "' is not a content id: " + why);
  }

  /** {@code ""} or one letter. */
  public String prefix() {
    return hasPrefix() ? String.valueOf((char) key[0]) : "";
  }

  /** True for directories, lists of chunks and manifests; false for the data of users. */
  public boolean hasPrefix() {
    return key[0] != 0;
  }

  /** The hash, in an array of its own. */
  public byte[] hash() {
    return Arrays.copyOfRange(key, 1, key.length);
  }

  /** What seals the content: the last 16 bytes of the hash, or all of a shorter one. */
  public byte[] iv() {
    return Arrays.copyOfRange(key, Math.max(1, key.length - IV_BYTES), key.length);
  }

  int keyLength() {
    return key.length;
  }

  byte keyByte(int index) {
    return key[index];
  }

  byte[] keyBytes() {
    return key;
  }

  @Override
  public int compareTo(ContentId other) {
    return Arrays.compareUnsigned(key, other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentId id && Arrays.equals(key, id.key);
  }

  @Override
  public int hashCode() {
    // The hash of a content is as good a hash as there is: its last four bytes will do.
    int hash = key[0];
    for (int i = Math.max(1, key.length - 4); i < key.length; i++) {
      hash = (hash << 8) + key[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return prefix() + HEX.formatHex(key, 1, key.length);
  }
}
