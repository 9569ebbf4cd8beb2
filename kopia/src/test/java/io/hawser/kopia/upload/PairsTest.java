package io.hawser.kopia.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PairsTest {
  @Test
  void anyTwoValuesOfTwoOptionsMeet() {
    int[] sizes = {2, 7, 3, 5, 1};

    var rows = Pairs.of(sizes, 1);

    for (int one = 0; one < sizes.length; one++) {
      for (int other = one + 1; other < sizes.length; other++) {
        var met = new HashSet<Integer>();
        for (var row : rows) {
          met.add(row[one] * 100 + row[other]);
        }
        assertThat(met).as("%d and %d", one, other).hasSize(sizes[one] * sizes[other]);
      }
    }
    assertThat(rows).as("far fewer than all").hasSizeBetween(35, 50);
  }

  @Test
  void oneSeedGivesOneOrder() {
    int[] sizes = {3, 4, 5};

    assertThat(Pairs.of(sizes, 7).toArray(int[][]::new))
        .isDeepEqualTo(Pairs.of(sizes, 7).toArray(int[][]::new));
  }
}
