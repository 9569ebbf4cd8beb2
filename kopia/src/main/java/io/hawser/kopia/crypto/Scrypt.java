package io.hawser.kopia.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * scrypt (RFC 7914) with r = 8 and p = 1, as Kopia uses it.
 *
 * <p>It needs 1 KiB × N of memory by design (64 MiB for N = 65536). That is taken outside the heap
 * and given back at once, so that a small heap is enough to open a repository.
 */
final class Scrypt {
  private static final int R = 8;
  private static final int ROW_BYTES = 128 * R;
  private static final int ROW_INTS = ROW_BYTES / Integer.BYTES;
  private static final int BLOCK_INTS = 16;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private Scrypt() {}

  /**
   * @param n the cost, a power of two
   */
  static byte[] derive(byte[] password, byte[] salt, int n, int length) {
    var bytes = Pbkdf2.derive(password, salt, 1, ROW_BYTES);
    var row = new int[ROW_INTS];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(row);
    mix(row, n);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(row);
    return Pbkdf2.derive(password, bytes, 1, length);
  }

  /** scryptROMix: fills the table, then visits it in an order that depends on what is there. */
  private static void mix(int[] row, int n) {
    var scratch = new int[ROW_INTS];
    var visited = new int[ROW_INTS];
    try (var arena = Arena.ofConfined()) {
      var table = arena.allocate((long) ROW_BYTES * n, Integer.BYTES);
      for (var i = 0; i < n; i++) {
        MemorySegment.copy(row, 0, table, INT, (long) i * ROW_BYTES, ROW_INTS);
        mixBlocks(row, scratch);
      }
      for (var i = 0; i < n; i++) {
        var j = row[ROW_INTS - BLOCK_INTS] & (n - 1);
        MemorySegment.copy(table, INT, (long) j * ROW_BYTES, visited, 0, ROW_INTS);
        for (var k = 0; k < ROW_INTS; k++) {
          row[k] ^= visited[k];
        }
        mixBlocks(row, scratch);
      }
    }
  }

  /** scryptBlockMix: even blocks of the result come first. */
  private static void mixBlocks(int[] row, int[] scratch) {
    System.arraycopy(row, 0, scratch, 0, ROW_INTS);
    var previous = ROW_INTS - BLOCK_INTS;
    for (var block = 0; block < 2 * R; block++) {
      var at = block * BLOCK_INTS;
      for (var i = 0; i < BLOCK_INTS; i++) {
        scratch[at + i] ^= scratch[previous + i];
      }
      salsa8(scratch, at);
      previous = at;
    }
    for (var block = 0; block < 2 * R; block++) {
      var to = (block % 2 == 0 ? block / 2 : R + block / 2) * BLOCK_INTS;
      System.arraycopy(scratch, block * BLOCK_INTS, row, to, BLOCK_INTS);
    }
  }

  /** The Salsa20/8 core; in local variables, which makes it three times as fast as on an array. */
  private static void salsa8(int[] b, int at) {
    var x0 = b[at + 0];
    var x1 = b[at + 1];
    var x2 = b[at + 2];
    var x3 = b[at + 3];
    var x4 = b[at + 4];
    var x5 = b[at + 5];
    var x6 = b[at + 6];
    var x7 = b[at + 7];
    var x8 = b[at + 8];
    var x9 = b[at + 9];
    var x10 = b[at + 10];
    var x11 = b[at + 11];
    var x12 = b[at + 12];
    var x13 = b[at + 13];
    var x14 = b[at + 14];
    var x15 = b[at + 15];
    for (var round = 0; round < 8; round += 2) {
      x4 ^= Integer.rotateLeft(x0 + x12, 7);
      x8 ^= Integer.rotateLeft(x4 + x0, 9);
      x12 ^= Integer.rotateLeft(x8 + x4, 13);
      x0 ^= Integer.rotateLeft(x12 + x8, 18);
      x9 ^= Integer.rotateLeft(x5 + x1, 7);
      x13 ^= Integer.rotateLeft(x9 + x5, 9);
      x1 ^= Integer.rotateLeft(x13 + x9, 13);
      x5 ^= Integer.rotateLeft(x1 + x13, 18);
      x14 ^= Integer.rotateLeft(x10 + x6, 7);
      x2 ^= Integer.rotateLeft(x14 + x10, 9);
      x6 ^= Integer.rotateLeft(x2 + x14, 13);
      x10 ^= Integer.rotateLeft(x6 + x2, 18);
      x3 ^= Integer.rotateLeft(x15 + x11, 7);
      x7 ^= Integer.rotateLeft(x3 + x15, 9);
      x11 ^= Integer.rotateLeft(x7 + x3, 13);
      x15 ^= Integer.rotateLeft(x11 + x7, 18);
      x1 ^= Integer.rotateLeft(x0 + x3, 7);
      x2 ^= Integer.rotateLeft(x1 + x0, 9);
      x3 ^= Integer.rotateLeft(x2 + x1, 13);
      x0 ^= Integer.rotateLeft(x3 + x2, 18);
      x6 ^= Integer.rotateLeft(x5 + x4, 7);
      x7 ^= Integer.rotateLeft(x6 + x5, 9);
      x4 ^= Integer.rotateLeft(x7 + x6, 13);
      x5 ^= Integer.rotateLeft(x4 + x7, 18);
      x11 ^= Integer.rotateLeft(x10 + x9, 7);
      x8 ^= Integer.rotateLeft(x11 + x10, 9);
      x9 ^= Integer.rotateLeft(x8 + x11, 13);
      x10 ^= Integer.rotateLeft(x9 + x8, 18);
      x12 ^= Integer.rotateLeft(x15 + x14, 7);
      x13 ^= Integer.rotateLeft(x12 + x15, 9);
      x14 ^= Integer.rotateLeft(x13 + x12, 13);
      x15 ^= Integer.rotateLeft(x14 + x13, 18);
    }
    b[at + 0] += x0;
    b[at + 1] += x1;
    b[at + 2] += x2;
    b[at + 3] += x3;
    b[at + 4] += x4;
    b[at + 5] += x5;
    b[at + 6] += x6;
    b[at + 7] += x7;
    b[at + 8] += x8;
    b[at + 9] += x9;
    b[at + 10] += x10;
    b[at + 11] += x11;
    b[at + 12] += x12;
    b[at + 13] += x13;
    b[at + 14] += x14;
    b[at + 15] += x15;
  }
}
