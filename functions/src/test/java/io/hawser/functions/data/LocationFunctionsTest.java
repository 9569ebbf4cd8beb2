package io.hawser.functions.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.functions.FakeRun;
import io.hawser.kopia.blob.BlobObserver;
import io.hawser.kopia.snapshot.Snapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationFunctionsTest {
  @TempDir Path folder;
  private Locations locations;
  private FakeRun run;

  @BeforeEach
  void makeRun() {
    locations = new Locations(folder.resolve("cache"));
    run = LocalLocation.run(folder, LocalLocation.at(folder.resolve("repo"), true));
  }

  private Map<String, @Nullable Object> push(String phase, String script) throws Exception {
    return run.phase(phase)
        .runPhase(
            new LocationPush(locations),
            Map.of("command", List.of("sh", "-c", script), "path", "/dumps/db.sql"))
        .values();
  }

  private Map<String, @Nullable Object> pull(Map<String, Object> args) throws Exception {
    return run.phase("pull").runPhase(new LocationPull(locations), Map.copyOf(args)).values();
  }

  private int snapshots() {
    try (var repository =
        locations.open(
            run.location().orElseThrow(), run.secrets(), folder, new BlobObserver() {})) {
      return new Snapshots(repository).list().size();
    }
  }

  @Test
  void whatAProgramWritesComesBackInAFile() throws Exception {
    var outputs = push("push", "seq 1 200000");

    var pulled = pull(Map.of("path", "/dumps/db.sql", "file", "out"));

    assertThat(outputs)
        .containsEntry("bytes", 1_288_895L)
        .containsEntry("source", "user@host:/dumps");
    assertThat(pulled).containsEntry("bytes", 1_288_895L);
    assertThat(Files.readString(folder.resolve("out"))).startsWith("1\n2\n").endsWith("200000\n");
  }

  @Test
  void orIsHandedToAProgram() throws Exception {
    var _ = push("push", "printf hello");

    var _ =
        pull(
            Map.of(
                "path", "/dumps/db.sql", "command", List.of("sh", "-c", "cat >got; echo noise")));

    assertThat(folder.resolve("got")).hasContent("hello");
  }

  @Test
  void aDumpThatEndsBadlyIsNeverSeen() throws Exception {
    assertThatThrownBy(() -> push("push", "seq 1 1000; echo out of memory >&2; exit 1"))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.COMMAND))
        .hasMessageContaining("out of memory");

    assertThat(snapshots()).isZero();
  }

  @Test
  void aProgramThatStopsReadingFailsThePull() throws Exception {
    var _ = push("push", "head -c 3000000 /dev/zero");
    var command = List.of("sh", "-c", "head -c 10 >/dev/null; echo disk full >&2; exit 4");

    assertThatThrownBy(() -> pull(Map.of("path", "/dumps/db.sql", "command", command)))
        .hasMessageContaining("status 4")
        .hasMessageContaining("disk full");
  }

  @Test
  void aResumedPhaseFindsWhatItKept() throws Exception {
    var first = push("push", "printf one");
    var again = push("push", "printf two; exit 1");

    assertThat(again).isEqualTo(first);
    assertThat(snapshots()).isEqualTo(1);
  }

  @Test
  void theNewestIsPulledUnlessASnapshotIsNamed() throws Exception {
    var first = push("one", "printf one");
    var _ = push("two", "printf two");

    var _ = pull(Map.of("path", "/dumps/db.sql", "file", "newest"));
    var _ =
        pull(
            Map.of(
                "path",
                "/dumps/db.sql",
                "file",
                "named",
                "snapshot",
                String.valueOf(first.get("snapshotId"))));

    assertThat(folder.resolve("newest")).hasContent("two");
    assertThat(folder.resolve("named")).hasContent("one");
  }

  @Test
  void deletesAllOfAPathAndTwiceIsNoFault() throws Exception {
    var _ = push("one", "printf one");
    var _ = push("two", "printf two");
    var delete = run.phase("delete");
    var args = Map.<String, @Nullable Object>of("path", "/dumps/db.sql");

    assertThat(delete.runPhase(new LocationDelete(locations), args).values())
        .containsEntry("forgotten", 2L);
    assertThat(delete.runPhase(new LocationDelete(locations), args).values())
        .containsEntry("forgotten", 0L);
    assertThatThrownBy(() -> pull(Map.of("path", "/dumps/db.sql", "file", "x")))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.MISSING));
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void forgetsSnapshotsById() throws Exception {
    var id = String.valueOf(push("push", "printf one").get("snapshotId"));

    var outputs =
        run.phase("forget")
            .runPhase(new KopiaForget(locations), Map.of("snapshots", List.of(id, "unknown")));

    assertThat(outputs.values()).containsEntry("forgotten", 1L);
    assertThat(snapshots()).isZero();
  }
}
