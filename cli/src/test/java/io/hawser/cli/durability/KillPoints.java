package io.hawser.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.durability.HawserCommand.Ended;
import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.journal.CleanupState;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Kills a backup at one of its points, goes on with it, and holds the end against that of a backup
 * that nobody disturbed.
 *
 * @param folder for a folder each kill
 * @param names what the points are, in the order a run passes them
 * @param shape what an undisturbed run came to
 * @param duration how long it took
 * @param judge a further look at the repository
 */
record KillPoints(
    Path folder, List<String> names, List<String> shape, Duration duration, Judge judge) {
  private static final int LAST_OF_RESUME = 80;

  /** Looks at a repository after all that happened to it. */
  @FunctionalInterface
  interface Judge {
    Judge NONE = (_, _) -> {};

    void look(Ledger ledger, String place) throws Exception;
  }

  /** Runs a backup that nobody disturbs, to see its points and its end. */
  static KillPoints of(Path folder, Judge judge) throws Exception {
    var trace = folder.resolve("trace");
    try (var ledger = Ledger.start(folder.resolve("undisturbed"), "backup.yaml")) {
      long start = System.nanoTime();
      ledger
          .hawser()
          .with("HAWSER_FAULT_TRACE", trace.toString())
          .run("run", "backup.yaml")
          .requireStatus(0, "undisturbed");
      var took = Duration.ofNanos(System.nanoTime() - start);
      var points =
          new KillPoints(folder, Files.readAllLines(trace), shape(ledger.run()), took, judge);
      points.requireGoodEnd(ledger, "undisturbed");
      return points;
    }
  }

  int count() {
    return names.size();
  }

  String name(int point, long seed) {
    return "point %d of %d (%s), seed %d".formatted(point, count(), names.get(point - 1), seed);
  }

  /** Kills at a point; odd ones go on with {@code resume}, even ones with the same {@code run}. */
  void killAt(int point, long seed) throws Exception {
    var place = name(point, seed);
    try (var ledger = Ledger.start(folder.resolve("at-" + point), "backup.yaml")) {
      var ended = ledger.hawser().dyingAt(point).run("run", "backup.yaml");
      if (ended.status() == 0) {
        // Progress is told by the clock, so that now and then there is a point less than before.
        assertThat(point).as(place).isGreaterThan(count() * 9 / 10);
      } else {
        ended.requireStatus(FaultPoints.EXIT_STATUS, place);
      }
      goOn(ledger, new Random(seed * 31 + point), point % 2 == 1, place);
    }
  }

  /** Kills at any moment, wherever the run may be. */
  void killAfter(Duration delay, int number, long seed) throws Exception {
    var place = "kill %d after %s, seed %d".formatted(number, delay, seed);
    try (var ledger = Ledger.start(folder.resolve("after-" + number), "backup.yaml")) {
      var engine = ledger.hawser().start("run", "backup.yaml");
      if (!engine.process().waitFor(delay)) {
        engine.kill();
      }
      goOn(ledger, new Random(seed * 31 + number), number % 2 == 1, place);
    }
  }

  /** What must hold of a run that was killed just now, and of what becomes of it. */
  void goOn(Ledger ledger, Random random, boolean byResume, String place) throws Exception {
    ledger.awaitThawed(place);
    var atCrash = ledger.store().list().stream().findFirst();
    var done = atCrash.map(KillPoints::finished).orElse(Set.of());
    var before = ledger.effects();
    if (atCrash.isEmpty() || !atCrash.get().state().isOver()) {
      if (random.nextBoolean()) {
        int second = 1 + random.nextInt(LAST_OF_RESUME);
        var again = goOn(ledger.hawser().dyingAt(second), ledger, byResume);
        assertThat(again.status()).as(place + again.errors()).isIn(0, FaultPoints.EXIT_STATUS);
        ledger.awaitThawed(place + ", then at " + second);
      }
      if (ledger.store().list().stream().noneMatch(run -> run.state().isOver())) {
        goOn(ledger.hawser(), ledger, byResume).requireStatus(0, place);
      }
    }
    var after = ledger.effects().subList(before.size(), ledger.effects().size());
    assertThat(after).as(place).noneMatch(done::contains);
    assertThat(ledger.store().list()).as(place).hasSize(1);
    requireGoodEnd(ledger, place);
  }

  private static Ended goOn(HawserCommand hawser, Ledger ledger, boolean byResume)
      throws IOException, InterruptedException {
    var runs = ledger.store().list();
    return byResume && !runs.isEmpty()
        ? hawser.run("resume", runs.getFirst().id().text())
        : hawser.run("run", "backup.yaml");
  }

  private void requireGoodEnd(Ledger ledger, String place) throws Exception {
    var run = ledger.run();
    assertThat(shape(run)).as(place).isEqualTo(shape);
    assertThat(new HashSet<>(ledger.effects()))
        .as(place)
        .containsExactlyInAnyOrder(
            "prepare", "table red", "table green", "table blue", "told", "undo", "bye");
    ledger.awaitThawed(place);
    ledger.requireNothingLeft(place);
    ledger.requireGoodRepository(place);
    judge.look(ledger, place);
  }

  /** What phases that the journal knows to be finished have noted: it must not be noted again. */
  private static Set<String> finished(RunView run) {
    var done = new HashSet<String>();
    for (var action : run.actions()) {
      for (var phase : action.phases()) {
        if (phase.state() == PhaseState.COMPLETE && phase.elements().isEmpty()) {
          done.add(phase.id().phase());
        }
        phase.elements().stream()
            .filter(element -> element.state() == PhaseState.COMPLETE)
            .forEach(element ->
                done.add(
                    "table "
                        + List.of("red", "green", "blue")
                            .get(element.id().element().orElseThrow())));
      }
      action.cleanups().stream()
          .filter(cleanup -> cleanup.state() == CleanupState.DONE)
          .filter(cleanup -> cleanup.step().function().equals("Exec"))
          .forEach(_ -> done.add("undo"));
    }
    return done;
  }

  /** All of a run but its times, ids and counts of attempts. */
  private static List<String> shape(RunView run) {
    var shape = new ArrayList<String>();
    shape.add(run.state() + " " + run.error());
    for (var action : run.actions()) {
      shape.add(action.state() + " " + action.failedPhase() + " " + action.artifacts().keySet());
      action
          .phases()
          .forEach(phase ->
              shape.add(
                  "%s %s %s %s"
                      .formatted(
                          phase.id(),
                          phase.state(),
                          new TreeSet<>(phase.outputs().values().keySet()),
                          phase.error())));
      action.cleanups().stream()
          // Killed between doing a cleanup and recording it, it counts as discharged: as good as
          // done.
          .map(cleanup -> cleanup.key() + (cleanup.state().isOpen() ? " open" : " over"))
          .sorted()
          .forEach(shape::add);
    }
    return shape;
  }
}
