package io.hawser.kopia.splitter;

/**
 * A Rabin fingerprint: the window as a polynomial over GF(2), modulo an irreducible one of degree
 * 53 (M. O. Rabin, "Fingerprinting by Random Polynomials", 1981).
 */
final class RabinKarpSplitter extends RollingSplitter {
  private static final long POLYNOMIAL = 0x2E3E3E4A305605L;
  private static final int DEGREE = 53;

  /** What a byte is worth when it leaves the window. */
  private static final long[] OUT = new long[256];

  /** What brings a value back under degree 53 whose upper eight bits are the index. */
  private static final long[] REDUCE = new long[256];

  static {
    for (var b = 0; b < 256; b++) {
      REDUCE[b] = reduce((long) b << DEGREE) | (long) b << DEGREE;
    }
    for (var b = 0; b < 256; b++) {
      long value = b;
      for (var i = 1; i < WINDOW; i++) {
        value = append(value, 0);
      }
      OUT[b] = value;
    }
  }

  private final long mask;
  private long hash;

  RabinKarpSplitter(int averageBytes) {
    super(averageBytes);
    this.mask = averageBytes - 1;
  }

  private static long reduce(long value) {
    var rest = value;
    for (var bit = 63; bit >= DEGREE; bit--) {
      if ((rest >>> bit & 1) != 0) {
        rest ^= POLYNOMIAL << (bit - DEGREE);
      }
    }
    return rest;
  }

  private static long append(long value, int entering) {
    return (value << 8 | entering) ^ REDUCE[(int) (value >>> (DEGREE - 8)) & 0xff];
  }

  @Override
  void seed(byte[] bytes) {
    hash = 0;
    for (var b : bytes) {
      hash = append(hash, b & 0xff);
    }
  }

  @Override
  int roll(byte[] in, int entering, byte[] out, int leaving, int count) {
    var h = hash;
    for (var i = 0; i < count; i++) {
      h = append(h ^ OUT[out[leaving + i] & 0xff], in[entering + i] & 0xff);
      if ((h & mask) == 0) {
        hash = h;
        return i + 1;
      }
    }
    hash = h;
    return -1;
  }
}
