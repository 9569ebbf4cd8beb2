package io.hawser.kopia.ecc;

import java.util.Arrays;

/**
 * A systematic Reed–Solomon code over GF(2⁸) from a Vandermonde matrix (J. S. Plank, "A Tutorial on
 * Reed–Solomon Coding", 1997): the first rows of the code matrix are the identity, the others make
 * parity. Safe for use by many threads.
 */
final class ReedSolomon {
  private final int dataShards;
  private final int parityShards;
  private final int[][] code;

  /** At most 256 shards over all. */
  ReedSolomon(int dataShards, int parityShards) {
    this.dataShards = dataShards;
    this.parityShards = parityShards;
    var vandermonde = new int[dataShards + parityShards][dataShards];
    for (var row = 0; row < vandermonde.length; row++) {
      for (var column = 0; column < dataShards; column++) {
        vandermonde[row][column] = Galois.power(row, column);
      }
    }
    var top = Arrays.copyOf(vandermonde, dataShards);
    this.code = times(vandermonde, inverse(top));
  }

  int dataShards() {
    return dataShards;
  }

  int parityShards() {
    return parityShards;
  }

  int shards() {
    return dataShards + parityShards;
  }

  /** Fills the parity shards, which come after the data shards. All have one length. */
  void encode(byte[][] shards) {
    for (var parity = dataShards; parity < shards(); parity++) {
      Arrays.fill(shards[parity], (byte) 0);
      for (var data = 0; data < dataShards; data++) {
        addProduct(shards[parity], shards[data], code[parity][data]);
      }
    }
  }

  /**
   * Computes the data shards that are missing.
   *
   * @return false when too few shards are there
   */
  boolean restoreData(byte[][] shards, boolean[] present) {
    if (hasAllData(present)) {
      return true;
    }
    var rows = new int[dataShards];
    var found = 0;
    for (var shard = 0; shard < shards() && found < dataShards; shard++) {
      if (present[shard]) {
        rows[found++] = shard;
      }
    }
    if (found < dataShards) {
      return false;
    }
    var used = new int[dataShards][];
    for (var i = 0; i < dataShards; i++) {
      used[i] = code[rows[i]].clone();
    }
    var decode = inverse(used);
    for (var data = 0; data < dataShards; data++) {
      if (!present[data]) {
        Arrays.fill(shards[data], (byte) 0);
        for (var i = 0; i < dataShards; i++) {
          addProduct(shards[data], shards[rows[i]], decode[data][i]);
        }
      }
    }
    return true;
  }

  private boolean hasAllData(boolean[] present) {
    for (var data = 0; data < dataShards; data++) {
      if (!present[data]) {
        return false;
      }
    }
    return true;
  }

  private static void addProduct(byte[] sum, byte[] shard, int factor) {
    if (factor == 0) {
      return;
    }
    var products = Galois.PRODUCTS[factor];
    for (var i = 0; i < sum.length; i++) {
      sum[i] ^= products[shard[i] & 0xff];
    }
  }

  private static int[][] times(int[][] left, int[][] right) {
    var size = right.length;
    var product = new int[left.length][size];
    for (var row = 0; row < left.length; row++) {
      for (var k = 0; k < size; k++) {
        for (var column = 0; column < size; column++) {
          product[row][column] ^= Galois.times(left[row][k], right[k][column]);
        }
      }
    }
    return product;
  }

  /** Gauss–Jordan; any rows of the code matrix are independent, so there is always a pivot. */
  private static int[][] inverse(int[][] matrix) {
    var size = matrix.length;
    var rows = new int[size][];
    for (var i = 0; i < size; i++) {
      rows[i] = Arrays.copyOf(matrix[i], 2 * size);
      rows[i][size + i] = 1;
    }
    for (var column = 0; column < size; column++) {
      var pivot = column;
      while (rows[pivot][column] == 0) {
        pivot++;
      }
      var swapped = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = swapped;
      scale(swapped, Galois.inverse(swapped[column]));
      for (var row = 0; row < size; row++) {
        if (row != column) {
          subtract(rows[row], swapped, rows[row][column]);
        }
      }
    }
    for (var i = 0; i < size; i++) {
      rows[i] = Arrays.copyOfRange(rows[i], size, 2 * size);
    }
    return rows;
  }

  private static void scale(int[] row, int factor) {
    for (var i = 0; i < row.length; i++) {
      row[i] = Galois.times(row[i], factor);
    }
  }

  private static void subtract(int[] row, int[] other, int factor) {
    if (factor != 0) {
      for (var i = 0; i < row.length; i++) {
        row[i] ^= Galois.times(other[i], factor);
      }
    }
  }
}
