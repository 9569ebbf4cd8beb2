package io.hawser.kopia.upload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Rows of choices such that any two values of two different options stand together in at least one
 * row: a fault that two options share shows in one of them.
 */
final class Pairs {
  private final int[] sizes;
  private final int[] starts;
  private final BitSet[] open;
  private final Random random;
  private int left;

  private Pairs(int[] sizes, long seed) {
    this.sizes = sizes;
    this.starts = new int[sizes.length];
    this.random = new Random(seed);
    int all = 0;
    for (int option = 0; option < sizes.length; option++) {
      starts[option] = all;
      all += sizes[option];
    }
    this.open = new BitSet[all];
    for (int one = 0; one < sizes.length; one++) {
      for (int value = 0; value < sizes[one]; value++) {
        var others = new BitSet(all);
        others.set(0, all);
        others.clear(starts[one], starts[one] + sizes[one]);
        open[starts[one] + value] = others;
        left += others.cardinality();
      }
    }
  }

  /**
   * @param sizes how many values each option has
   * @return for each row the number of the value of each option, the rows in an order by chance
   */
  static List<int[]> of(int[] sizes, long seed) {
    var pairs = new Pairs(sizes.clone(), seed);
    var rows = new ArrayList<int[]>();
    while (pairs.left > 0) {
      rows.add(pairs.next());
    }
    Collections.shuffle(rows, pairs.random);
    return rows;
  }

  /** Starts from the value with most pairs left, then takes for each option what closes most. */
  private int[] next() {
    var row = new int[sizes.length];
    Arrays.fill(row, -1);
    int first = 0;
    for (int value = 1; value < open.length; value++) {
      if (open[value].cardinality() > open[first].cardinality()) {
        first = value;
      }
    }
    int option = optionOf(first);
    row[option] = first - starts[option];
    for (int other = 0; other < sizes.length; other++) {
      if (row[other] < 0) {
        row[other] = best(row, other);
      }
    }
    close(row);
    return row;
  }

  private int optionOf(int value) {
    int option = starts.length - 1;
    while (starts[option] > value) {
      option--;
    }
    return option;
  }

  private int best(int[] row, int option) {
    int offset = random.nextInt(sizes[option]);
    int best = offset;
    int most = -1;
    for (int i = 0; i < sizes[option]; i++) {
      int value = (offset + i) % sizes[option];
      int closed = 0;
      for (int other = 0; other < sizes.length; other++) {
        if (row[other] >= 0 && open[starts[option] + value].get(starts[other] + row[other])) {
          closed++;
        }
      }
      if (closed > most) {
        most = closed;
        best = value;
      }
    }
    return best;
  }

  private void close(int[] row) {
    for (int one = 0; one < sizes.length; one++) {
      for (int other = 0; other < sizes.length; other++) {
        var ofOne = open[starts[one] + row[one]];
        if (one != other && ofOne.get(starts[other] + row[other])) {
          ofOne.clear(starts[other] + row[other]);
          left--;
        }
      }
    }
  }
}
