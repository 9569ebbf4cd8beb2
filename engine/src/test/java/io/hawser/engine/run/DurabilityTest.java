package io.hawser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.journal.CleanupState;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunView;
import io.hawser.engine.journal.RunView.ActionView;
import io.hawser.engine.journal.RunView.CleanupView;
import io.hawser.engine.journal.RunView.PhaseView;
import io.hawser.engine.run.DurableRun.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills a real process at points of a run and lets another one go on. A sample of the points;
 * {@code -Dhawser.sweep=all} takes all of them.
 */
class DurabilityTest {
  private static final int SAMPLE = 15;
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SUCCESS", "FAILURE"})
  void aRunThatWasKilledAnywhereEndsAsIfItHadNotBeen(Scenario scenario) throws Exception {
    var undisturbed = undisturbed(scenario);
    var points = Files.readAllLines(folder.resolve("undisturbed/trace"));
    long seed = System.nanoTime();

    for (int point : sample(points.size(), new Random(seed))) {
      var place =
          "%s, point %d of %d (%s), seed %d"
              .formatted(scenario, point, points.size(), points.get(point - 1), seed);
      var run = new DurableRun(Files.createDirectory(folder.resolve("at-" + point)));
      var process = run.spawn(scenario, "-Dhawser.fault=" + point);
      // Elements run side by side, so that now and then there is a point less than before.
      assertThat(process.waitFor()).as(place).isIn(FaultPoints.EXIT_STATUS, 0);
      if (process.exitValue() == FaultPoints.EXIT_STATUS) {
        assertGoesOn(run, scenario, undisturbed, place);
      }
    }
  }

  @Test
  void aRunWhoseJournalIsFullCleansUpAndGoesOnLater() throws Exception {
    var undisturbed = undisturbed(Scenario.SUCCESS);
    var run = new DurableRun(Files.createDirectory(folder.resolve("full")));
    long blocks = journalBytes("undisturbed", undisturbed) * 2 / 3 / 512;
    var limit = List.of("sh", "-c", "ulimit -f %d; exec \"$@\"".formatted(blocks), "sh");

    assertThat(run.spawn(limit, Scenario.SUCCESS).waitFor()).isEqualTo(4);

    var left = run.store(FaultPoints.NONE).list().getFirst();
    assertThat(left.isLeft()).isTrue();
    assertThat(run.functions().lines()).endsWith("close app");
    assertThat(shape(run.execute(Scenario.SUCCESS, FaultPoints.NONE)))
        .isEqualTo(shape(undisturbed));
  }

  private long journalBytes(String name, RunView run) throws IOException {
    return Files.size(
        folder
            .resolve(name)
            .resolve("state/runs")
            .resolve(run.id().text())
            .resolve("journal.jsonl"));
  }

  private void assertGoesOn(DurableRun run, Scenario scenario, RunView undisturbed, String place)
      throws IOException, InterruptedException {
    var atCrash = run.store(FaultPoints.NONE).list();
    int before = run.functions().lines().size();
    boolean wasOver = !atCrash.isEmpty() && atCrash.getFirst().state().isOver();

    var end = wasOver ? atCrash.getFirst() : run.execute(scenario, FaultPoints.NONE);

    assertThat(shape(end)).as(place).isEqualTo(shape(undisturbed));
    assertThat(run.store(FaultPoints.NONE).list()).as(place).hasSize(1);
    var lines = run.functions().lines();
    assertThat(new TreeSet<>(lines)).as(place).isEqualTo(effectsOf(scenario));
    var after = lines.subList(before, lines.size());
    if (!atCrash.isEmpty()) {
      var done = doneEffects(atCrash.getFirst());
      assertThat(after).as(place).noneMatch(done::contains);
    }
    assertThat(Collections.frequency(lines, "begin work")).as(place).isBetween(1, 2);
    assertThat(lines.lastIndexOf("close app"))
        .as(place)
        .isGreaterThan(lines.lastIndexOf("open app"));
  }

  private RunView undisturbed(Scenario scenario) throws IOException, InterruptedException {
    var run = new DurableRun(Files.createDirectory(folder.resolve("undisturbed")));
    var process =
        run.spawn(scenario, "-Dhawser.fault.trace=" + folder.resolve("undisturbed/trace"));
    assertThat(process.waitFor()).isZero();
    return run.store(FaultPoints.NONE).list().getFirst();
  }

  private static List<Integer> sample(int count, Random random) {
    var points = new ArrayList<Integer>();
    for (int i = 1; i <= count; i++) {
      points.add(i);
    }
    if (!"all".equals(System.getProperty("hawser.sweep"))) {
      Collections.shuffle(points, random);
      return points.subList(0, Math.min(SAMPLE, count));
    }
    return points;
  }

  private SortedSet<String> effectsOf(Scenario scenario) throws IOException {
    var lines = new DurableRun(folder.resolve("undisturbed")).functions().lines();
    assertThat(lines).as(scenario.name()).doesNotHaveDuplicates();
    return new TreeSet<>(lines);
  }

  /** The effects that the journal knew to be done: these must not be had again. */
  private static Set<String> doneEffects(RunView run) {
    var done = new HashSet<String>();
    for (var action : run.actions()) {
      for (var phase : action.phases()) {
        addIfDone(done, phase);
        phase.elements().forEach(element -> addIfDone(done, element));
      }
      for (var cleanup : action.cleanups()) {
        if (cleanup.state() == CleanupState.DONE) {
          done.add("close " + cleanup.step().args().get("text"));
        }
      }
    }
    return done;
  }

  private static void addIfDone(Set<String> done, PhaseView phase) {
    if (phase.state() != PhaseState.COMPLETE) {
      return;
    }
    switch (phase.func()) {
      case "Mark" -> done.add("mark " + phase.outputs().values().get("text"));
      case "Open" -> done.add("open app");
      case "Adopt" -> done.addAll(List.of("begin work", "complete work"));
      case "Break" -> done.addAll(List.of("break once 1", "break once 2"));
      default -> throw new IllegalArgumentException(phase.func());
    }
  }

  /** All of a run but its times, ids and counts of attempts. */
  private static List<String> shape(RunView run) {
    var shape = new ArrayList<String>();
    shape.add(run.state() + " " + run.error());
    for (ActionView action : run.actions()) {
      shape.add(action.state() + " " + action.failedPhase() + " " + action.artifacts());
      for (PhaseView phase : action.phases()) {
        shape.add(phase.id() + " " + phase.state() + " " + phase.outputs() + phase.error());
      }
      for (CleanupView cleanup : action.cleanups()) {
        shape.add(cleanup.key() + " " + cleanup.state());
      }
    }
    return shape;
  }
}
