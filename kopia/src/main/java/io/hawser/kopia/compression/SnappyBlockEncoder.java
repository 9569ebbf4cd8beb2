package io.hawser.kopia.compression;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Encodes blocks of at most 64 KiB in Snappy's format: greedy matches of four bytes or more, found
 * through a hash table of last positions; where nothing matches for long, it looks less often. For
 * one thread; holds 110 KiB.
 */
final class SnappyBlockEncoder {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HASH_BITS = 14;
  private static final int LEAST_MATCH = 4;
  private static final int MAX_COPY = 64;
  private static final int SKIP_SHIFT = 5;

  private final char[] positions = new char[1 << HASH_BITS];
  private final byte[] out = new byte[32 + (64 << 10) * 7 / 6];
  private int to;

  byte[] output() {
    return out;
  }

  /** Encodes into {@link #output} and gives the length there. */
  int encode(byte[] data, int start, int length) {
    Arrays.fill(positions, (char) 0);
    to = 0;
    putLength(length);
    var end = start + length;
    var last = end - LEAST_MATCH;
    var literal = start;
    var at = start + 1;
    while (at <= last) {
      var word = (int) INT.get(data, at);
      var slot = (word * 0x9E3779B1) >>> (Integer.SIZE - HASH_BITS);
      var candidate = start + positions[slot];
      positions[slot] = (char) (at - start);
      if ((int) INT.get(data, candidate) != word) {
        at += 1 + ((at - literal) >> SKIP_SHIFT);
        continue;
      }
      putLiteral(data, literal, at - literal);
      var matched = matched(data, candidate, at, end);
      putCopies(at - candidate, matched);
      at += matched;
      literal = at;
    }
    putLiteral(data, literal, end - literal);
    return to;
  }

  private static int matched(byte[] data, int earlier, int at, int end) {
    var matched = LEAST_MATCH;
    while (at + matched < end && data[earlier + matched] == data[at + matched]) {
      matched++;
    }
    return matched;
  }

  private void putLength(int length) {
    var rest = length;
    for (; rest > 0x7f; rest >>>= 7) {
      out[to++] = (byte) (rest | 0x80);
    }
    out[to++] = (byte) rest;
  }

  private void putLiteral(byte[] data, int from, int length) {
    if (length == 0) {
      return;
    }
    var field = length - 1;
    if (field < 60) {
      out[to++] = (byte) (field << 2);
    } else if (field < 256) {
      out[to++] = (byte) (60 << 2);
      out[to++] = (byte) field;
    } else {
      out[to++] = (byte) (61 << 2);
      out[to++] = (byte) field;
      out[to++] = (byte) (field >>> Byte.SIZE);
    }
    System.arraycopy(data, from, out, to, length);
    to += length;
  }

  private void putCopies(int offset, int length) {
    for (var rest = length; rest > 0; rest -= MAX_COPY) {
      out[to++] = (byte) ((Math.min(rest, MAX_COPY) - 1) << 2 | 2);
      out[to++] = (byte) offset;
      out[to++] = (byte) (offset >>> Byte.SIZE);
    }
  }
}
