package io.hawser.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program at points of a backup and lets another process go on: a sample of the points,
 * another number with {@code -Dhawser.sweep=N}, or all with {@code =all}; see docs/notes/sweeps.md.
 */
class KillPointTest {
  private static final long SEED = Long.getLong("hawser.sweep.seed", 20261125);
  private static final int SAMPLE = 8;
  private static final int AT_ONCE = 2;
  private static final int FEW_MOMENTS = 2;
  private static final int MANY_MOMENTS = 40;
  @TempDir private Path folder;

  @FunctionalInterface
  private interface Kill {
    void make() throws Exception;
  }

  @Test
  void aBackupThatWasKilledAnywhereEndsAsIfItHadNotBeen() throws Exception {
    var points = KillPoints.of(folder, KillPoints.Judge.NONE);

    assertThat(points.count()).isGreaterThanOrEqualTo(200);
    killAt(points, sample(points.count(), SAMPLE));
  }

  @Test
  void aBackupThatWasKilledAtAnyMomentEndsAsIfItHadNotBeen() throws Exception {
    var points = KillPoints.of(folder, KillPoints.Judge.NONE);
    var random = new Random(SEED);

    inTurns(
        IntStream.rangeClosed(1, isWhole() ? MANY_MOMENTS : FEW_MOMENTS)
            .<Kill>mapToObj(number -> {
              var delay = Duration.ofMillis(random.nextLong(points.duration().toMillis()));
              return () -> points.killAfter(delay, number, SEED);
            })
            .toList());
  }

  static List<Integer> sample(int count, int size) {
    var all = new ArrayList<>(IntStream.rangeClosed(1, count).boxed().toList());
    if (isWhole()) {
      return all;
    }
    Collections.shuffle(all, new Random(SEED));
    return all.subList(0, Math.min(Integer.getInteger("hawser.sweep", size), count));
  }

  static void killAt(KillPoints points, List<Integer> chosen) {
    inTurns(chosen.stream().<Kill>map(point -> () -> points.killAt(point, SEED)).toList());
  }

  private static boolean isWhole() {
    return "all".equals(System.getProperty("hawser.sweep"));
  }

  /** Does them all, a few at once, and then tells of all that went wrong. */
  private static void inTurns(List<Kill> kills) {
    var failures = new ConcurrentLinkedQueue<Throwable>();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var kill : kills) {
        threads.execute(() -> {
          try {
            kill.make();
          } catch (Throwable t) { // an assertion, or a fault of the test: both are told
            failures.add(t);
          }
        });
      }
    }
    SoftAssertions.assertSoftly(
        softly -> failures.forEach(failure -> softly.fail(failure.getMessage(), failure)));
  }
}
