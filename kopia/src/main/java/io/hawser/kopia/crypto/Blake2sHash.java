package io.hawser.kopia.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * BLAKE2s in its native keyed mode (RFC 7693). Unlike Kopia's BLAKE2b the digest is not cut: one of
 * 16 bytes is another hash than one of 32.
 */
final class Blake2sHash implements ContentHash {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BLOCK = 64;
  private static final int MAX_KEY = 32;
  static final int[] IV = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private final int length;
  private final boolean hasKey;
  private final byte[] key;
  private final int[] start;
  private final int[] keyed;

  /**
   * @param length of a hash in bytes, a multiple of four up to 32
   */
  Blake2sHash(byte[] key, int length) {
    if (key.length > MAX_KEY) {
      throw new IllegalArgumentException("a BLAKE2s key has at most 32 bytes, not " + key.length);
    }
    this.length = length;
    this.hasKey = key.length > 0;
    this.key = Arrays.copyOf(key, BLOCK);
    this.start = IV.clone();
    start[0] ^= 0x01010000 ^ key.length << 8 ^ length;
    this.keyed = start.clone();
    if (hasKey) {
      compress(keyed, this.key, 0, BLOCK, false, new int[16], new int[16]);
    }
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public byte[] hash(byte[] data, int offset, int dataLength) {
    var v = new int[16];
    var m = new int[16];
    if (dataLength == 0 && hasKey) {
      var h = start.clone();
      compress(h, key, 0, BLOCK, true, v, m);
      return digest(h);
    }
    var before = hasKey ? BLOCK : 0;
    var h = keyed.clone();
    var done = 0;
    for (; dataLength - done > BLOCK; done += BLOCK) {
      compress(h, data, offset + done, (long) before + done + BLOCK, false, v, m);
    }
    var last = Arrays.copyOf(Arrays.copyOfRange(data, offset + done, offset + dataLength), BLOCK);
    compress(h, last, 0, (long) before + dataLength, true, v, m);
    return digest(h);
  }

  private static void compress(
      int[] h, byte[] block, int at, long count, boolean last, int[] v, int[] m) {
    for (var i = 0; i < 16; i++) {
      m[i] = (int) WORD.get(block, at + i * Integer.BYTES);
    }
    System.arraycopy(h, 0, v, 0, 8);
    System.arraycopy(IV, 0, v, 8, 8);
    v[12] ^= (int) count;
    v[13] ^= (int) (count >>> 32);
    if (last) {
      v[14] = ~v[14];
    }
    Blake2sRounds.mix(v, m);
    for (var i = 0; i < 8; i++) {
      h[i] ^= v[i] ^ v[i + 8];
    }
  }

  private byte[] digest(int[] h) {
    var bytes = new byte[length];
    for (var i = 0; i < length / Integer.BYTES; i++) {
      WORD.set(bytes, i * Integer.BYTES, h[i]);
    }
    return bytes;
  }
}
