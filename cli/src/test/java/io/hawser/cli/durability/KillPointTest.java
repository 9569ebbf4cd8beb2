package io.hawser.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program at points of a backup and lets another process go on: a sample of the points,
 * or all of them with {@code -Dhawser.sweep=all}; see docs/notes/sweeps.md.
 */
class KillPointTest {
  private static final long SEED = Long.getLong("hawser.sweep.seed", 20261125);
  private static final int SAMPLE = 8;
  private static final int AT_ONCE = 2;
  @TempDir private Path folder;

  @Test
  void aBackupThatWasKilledAnywhereEndsAsIfItHadNotBeen() throws Exception {
    var points = KillPoints.of(folder, KillPoints.Judge.NONE);

    assertThat(points.count()).isGreaterThanOrEqualTo(200);
    killAt(points, sample(points.count(), SAMPLE));
  }

  static List<Integer> sample(int count, int size) {
    var all = new ArrayList<>(IntStream.rangeClosed(1, count).boxed().toList());
    if ("all".equals(System.getProperty("hawser.sweep"))) {
      return all;
    }
    Collections.shuffle(all, new Random(SEED));
    return all.subList(0, size);
  }

  /** Kills at each of these points, a few at once; the first that goes wrong is told. */
  static void killAt(KillPoints points, List<Integer> chosen) throws Exception {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var kills =
          chosen.stream()
              .<Callable<Void>>map(point ->
                  () -> {
                    points.killAt(point, SEED);
                    return null;
                  })
              .toList();
      for (var kill : threads.invokeAll(kills)) {
        kill.get();
      }
    }
  }
}
