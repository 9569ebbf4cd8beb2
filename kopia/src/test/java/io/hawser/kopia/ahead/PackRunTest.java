package io.hawser.kopia.ahead;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.ahead.PackRun.Reading;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.repository.ContentLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackRunTest {
  @Test
  void readsAPackFromItsFirstContentToItsLast() {
    var runs = PackRun.plan(List.of(at("p1", 500, 100), at("p1", 100, 50), at("p1", 150, 350)));

    assertThat(runs)
        .extracting(PackRun::range)
        .containsExactly(new ContentLocation(new BlobId("p1"), 100, 500));
    assertThat(offsets(runs.getFirst())).containsExactly(100, 150, 500);
  }

  @Test
  void asksAgainRatherThanReadALargeGap() {
    var runs = PackRun.plan(List.of(at("p1", 0, 10), at("p1", 1 << 20, 10)));

    assertThat(runs).hasSize(2);
  }

  @Test
  void neverMixesPacks() {
    var runs = PackRun.plan(List.of(at("p2", 0, 10), at("p1", 0, 10), at("p2", 10, 10)));

    assertThat(runs).extracting(run -> run.range().pack().toString()).containsExactly("p1", "p2");
  }

  @Test
  void hasAnEndForContentsThatLieInOneAnother() {
    var runs = PackRun.plan(List.of(at("p1", 0, 1000), at("p1", 10, 10), at("p1", 0, 1000)));

    assertThat(runs).extracting(run -> run.range().length()).containsExactly(1000);
  }

  @Test
  void coversEveryReadingOnceWithinItsBounds() {
    long seed = 20_261_125;
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var readings = new ArrayList<Reading>();
      for (int i = random.nextInt(300); i > 0; i--) {
        var pack = "p" + random.nextInt(3);
        readings.add(at(pack, random.nextInt(60 << 20), 1 + random.nextInt(1 << 20)));
      }
      Collections.shuffle(readings, random);

      var runs = PackRun.plan(readings);

      assertThat(runs.stream().flatMap(run -> run.readings().stream()))
          .as("seed %d, round %d", seed, round)
          .containsExactlyInAnyOrderElementsOf(readings);
      assertThat(runs)
          .as("seed %d, round %d", seed, round)
          .allSatisfy(run -> {
            assertThat(run.range().length()).isBetween(1, PackRun.MAX_BYTES);
            assertThat(run.readings()).allMatch(reading -> isInside(reading, run.range()));
          });
    }
  }

  private static boolean isInside(Reading reading, ContentLocation range) {
    var location = reading.location();
    return location.pack().equals(range.pack())
        && location.offset() >= range.offset()
        && location.offset() + location.length() <= range.offset() + range.length();
  }

  private static List<Integer> offsets(PackRun run) {
    return run.readings().stream().map(reading -> reading.location().offset()).toList();
  }

  private static Reading at(String pack, int offset, int length) {
    var location = new ContentLocation(new BlobId(pack), offset, length);
    return new Reading(location, () -> {}, () -> {});
  }
}
