package io.hawser.kopia.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * BLAKE3 in keyed mode, cut to its first bytes (J. O'Connor and others, "BLAKE3: one function, fast
 * everywhere", 2020). A secret shorter than a key is made one by BLAKE3's key derivation.
 *
 * <p>The data is a list of chunks of 1 KiB, the leaves of a binary tree; a stack holds the hashes
 * of the whole subtrees to the left, at most one for each level.
 */
final class Blake3Hash implements ContentHash {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final String CONTEXT = "kopia blake3 derived key v1";
  private static final int BLOCK = 64;
  private static final int CHUNK = 1024;
  private static final int DIGEST = 32;
  private static final int MAX_LEVELS = 22;

  private static final int CHUNK_START = 1;
  private static final int CHUNK_END = 1 << 1;
  private static final int PARENT = 1 << 2;
  private static final int ROOT = 1 << 3;
  private static final int KEYED = 1 << 4;
  private static final int DERIVE_CONTEXT = 1 << 5;
  private static final int DERIVE_MATERIAL = 1 << 6;

  private final int length;
  private final int[] key;

  Blake3Hash(byte[] secret, int length) {
    this.length = length;
    this.key = words(secret.length < DIGEST ? derive(secret) : secret);
  }

  private static byte[] derive(byte[] secret) {
    var context = CONTEXT.getBytes(StandardCharsets.US_ASCII);
    var contextKey = new Tree(Blake2sHash.IV, DERIVE_CONTEXT).hash(context, 0, context.length);
    return new Tree(words(contextKey), DERIVE_MATERIAL).hash(secret, 0, secret.length);
  }

  private static int[] words(byte[] bytes) {
    var words = new int[8];
    for (var i = 0; i < 8; i++) {
      words[i] = (int) WORD.get(bytes, i * Integer.BYTES);
    }
    return words;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public byte[] hash(byte[] data, int offset, int dataLength) {
    return Arrays.copyOf(new Tree(key, KEYED).hash(data, offset, dataLength), length);
  }

  /** One computation. */
  private static final class Tree {
    private final int[] key;
    private final int mode;
    private final int[] v = new int[16];
    private final int[] m = new int[16];
    private final int[][] left = new int[MAX_LEVELS][];
    private int levels;

    Tree(int[] key, int mode) {
      this.key = key;
      this.mode = mode;
    }

    byte[] hash(byte[] data, int offset, int length) {
      var chunk = 0L;
      var done = 0;
      for (; length - done > CHUNK; done += CHUNK) {
        push(chunk(data, offset + done, CHUNK, chunk, 0), ++chunk);
      }
      var right = chunk(data, offset + done, length - done, chunk, levels == 0 ? ROOT : 0);
      while (levels > 0) {
        right = parent(left[--levels], right, levels == 0 ? ROOT : 0);
      }
      var digest = new byte[DIGEST];
      for (var i = 0; i < 8; i++) {
        WORD.set(digest, i * Integer.BYTES, right[i]);
      }
      return digest;
    }

    /** Each zero bit at the end of the number of chunks ends a subtree. */
    private void push(int[] hash, long chunks) {
      var subtree = hash;
      for (var rest = chunks; (rest & 1) == 0; rest >>= 1) {
        subtree = parent(left[--levels], subtree, 0);
      }
      left[levels++] = subtree;
    }

    private int[] chunk(byte[] data, int offset, int length, long number, int root) {
      var hash = key.clone();
      var flags = mode | CHUNK_START;
      var done = 0;
      for (; length - done > BLOCK; done += BLOCK) {
        load(data, offset + done);
        compress(hash, number, BLOCK, flags);
        flags = mode;
      }
      load(Arrays.copyOf(Arrays.copyOfRange(data, offset + done, offset + length), BLOCK), 0);
      compress(hash, number, length - done, flags | CHUNK_END | root);
      return hash;
    }

    private int[] parent(int[] leftHash, int[] rightHash, int root) {
      System.arraycopy(leftHash, 0, m, 0, 8);
      System.arraycopy(rightHash, 0, m, 8, 8);
      var hash = key.clone();
      compress(hash, 0, BLOCK, mode | PARENT | root);
      return hash;
    }

    private void load(byte[] block, int at) {
      for (var i = 0; i < 16; i++) {
        m[i] = (int) WORD.get(block, at + i * Integer.BYTES);
      }
    }

    private void compress(int[] hash, long counter, int blockLength, int flags) {
      System.arraycopy(hash, 0, v, 0, 8);
      System.arraycopy(Blake2sHash.IV, 0, v, 8, 4);
      v[12] = (int) counter;
      v[13] = (int) (counter >>> 32);
      v[14] = blockLength;
      v[15] = flags;
      Blake3Rounds.mix(v, m);
      for (var i = 0; i < 8; i++) {
        hash[i] = v[i] ^ v[i + 8];
      }
    }
  }
}
