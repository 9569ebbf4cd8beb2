package io.hawser.kopia.ecc;

/** Arithmetic in GF(2⁸) modulo x⁸+x⁴+x³+x²+1 (0x11D), by a table of all 65,536 products. */
final class Galois {
  private static final int POLYNOMIAL = 0x11D;
  private static final int ORDER = 255;
  private static final int[] EXP = new int[2 * ORDER];
  private static final int[] LOG = new int[256];

  /** {@code PRODUCTS[a][b]} is a·b; a row is what the coding loop needs. */
  static final byte[][] PRODUCTS = new byte[256][256];

  static {
    var x = 1;
    for (var i = 0; i < ORDER; i++) {
      EXP[i] = x;
      EXP[i + ORDER] = x;
      LOG[x] = i;
      x <<= 1;
      if (x > 255) {
        x ^= POLYNOMIAL;
      }
    }
    for (var a = 1; a < 256; a++) {
      for (var b = 1; b < 256; b++) {
        PRODUCTS[a][b] = (byte) EXP[LOG[a] + LOG[b]];
      }
    }
  }

  private Galois() {}

  static int times(int a, int b) {
    return PRODUCTS[a][b] & 0xff;
  }

  /**
   * @param a not zero
   */
  static int inverse(int a) {
    return EXP[ORDER - LOG[a]];
  }

  /** a to the power of n, where 0⁰ is 1. */
  static int power(int a, int n) {
    if (n == 0) {
      return 1;
    }
    return a == 0 ? 0 : EXP[LOG[a] * n % ORDER];
  }
}
