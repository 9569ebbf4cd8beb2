package io.hawser.kopia.compression;

import java.io.IOException;

/**
 * A block of S2: the decoded length, then literals and copies of what was decoded before (Snappy's
 * format description). S2 adds "repeat": a one-byte-offset copy whose offset is zero copies from
 * the last offset again, with up to three more bytes of length.
 *
 * <pre>
 * literal          llllll00  length−1, or 60..63: 1..4 more bytes of it
 * copy, 1 byte     ooolll01  length−4, offset of 11 bits; offset 0: repeat
 * copy, 2 bytes    llllll10  length−1, offset of 16 bits
 * copy, 4 bytes    llllll11  length−1, offset of 32 bits
 * </pre>
 */
final class S2BlockDecoder {
  private static final int MAX_BLOCK_BYTES = 4 << 20;

  private final byte[] in;
  private final int inEnd;
  private final byte[] out;
  private final int outStart;
  private final int outEnd;
  private int at;
  private int to;
  private int lastOffset;

  private S2BlockDecoder(byte[] in, int at, int inEnd, byte[] out, int outStart, int outEnd) {
    this.in = in;
    this.at = at;
    this.inEnd = inEnd;
    this.out = out;
    this.outStart = outStart;
    this.outEnd = outEnd;
    this.to = outStart;
  }

  /** Adds the decoded block to the output. */
  static void decode(byte[] in, int start, int end, BoundedOutput output) throws IOException {
    long length = 0;
    var at = start;
    for (var shift = 0; ; shift += 7) {
      if (at == end || shift > 28) {
        throw new IOException("the length of a block is cut");
      }
      length |= (in[at] & 0x7fL) << shift;
      if (in[at++] >= 0) {
        break;
      }
    }
    if (length > MAX_BLOCK_BYTES) {
      throw new IOException("a block claims %d bytes".formatted(length));
    }
    output.reserve(length);
    var outStart = output.size();
    var outEnd = outStart + (int) length;
    var decoder = new S2BlockDecoder(in, at, end, output.array(), outStart, outEnd);
    decoder.run();
    output.advance((int) length);
  }

  private void run() throws IOException {
    while (at < inEnd) {
      var tag = in[at++] & 0xff;
      var field = tag >>> 2;
      switch (tag & 3) {
        case 0 -> literal(field < 60 ? field : take(field - 59));
        case 1 -> {
          var offset = (field & 0x38) << 5 | (int) take(1);
          if (offset == 0) {
            copy(repeatLength(field & 7), lastOffset);
          } else {
            copy(4 + (field & 7), offset);
          }
        }
        case 2 -> copy(1 + field, take(2));
        default -> copy(1 + field, take(4));
      }
    }
    if (to != outEnd) {
      throw new IOException("a block is shorter than it claims");
    }
  }

  private long repeatLength(int field) throws IOException {
    return switch (field) {
      case 5 -> 8 + take(1);
      case 6 -> 260 + take(2);
      case 7 -> 65540 + take(3);
      default -> 4 + field;
    };
  }

  /** The next bytes as a little-endian number. */
  private long take(int bytes) throws IOException {
    if (bytes > inEnd - at) {
      throw new IOException("a block is cut");
    }
    var value = 0L;
    for (var i = 0; i < bytes; i++) {
      value |= (in[at++] & 0xffL) << (Byte.SIZE * i);
    }
    return value;
  }

  private void literal(long lengthLessOne) throws IOException {
    if (lengthLessOne >= inEnd - at || lengthLessOne >= outEnd - to) {
      throw new IOException("a literal is longer than its block");
    }
    var length = (int) lengthLessOne + 1;
    System.arraycopy(in, at, out, to, length);
    at += length;
    to += length;
  }

  private void copy(long length, long offset) throws IOException {
    if (offset <= 0 || offset > to - outStart || length > outEnd - to) {
      throw new IOException("a copy reaches out of its block");
    }
    lastOffset = (int) offset;
    var from = to - lastOffset;
    var count = (int) length;
    if (count <= lastOffset) {
      System.arraycopy(out, from, out, to, count);
    } else {
      for (var i = 0; i < count; i++) {
        out[to + i] = out[from + i];
      }
    }
    to += count;
  }
}
