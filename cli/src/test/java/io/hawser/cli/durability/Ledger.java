package io.hawser.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.journal.RunStore;
import io.hawser.engine.journal.RunView;
import io.hawser.kopia.OpenOptions;
import io.hawser.kopia.Repositories;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.repository.ClientIdentity;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.verify.Verifier;
import io.hawser.kopia.verify.VerifyOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The quick start's application, alive in a folder of its own, with a blueprint that backs it up
 * and the state of Hawser. Closing it stops the application.
 */
final class Ledger implements AutoCloseable {
  static final String PASSWORD = "a password for the ledger";
  static final Duration MAX_FROZEN = Duration.ofSeconds(15);
  private static final Duration MARGIN = Duration.ofSeconds(15);

  private final Path folder;

  private Ledger(Path folder) {
    this.folder = folder;
  }

  static Ledger start(Path folder, String blueprint) throws IOException, InterruptedException {
    var ledger = new Ledger(folder);
    Files.createDirectories(folder.resolve("data/ledger"));
    Files.createDirectories(folder.resolve("documents"));
    var random = new Random(1);
    for (int i = 0; i < 12; i++) {
      var content = new byte[20_000 + 7_000 * i];
      random.nextBytes(content);
      Files.write(folder.resolve("documents/" + i), content);
    }
    Files.copy(Path.of("..", "samples", "quickstart", "app.sh"), folder.resolve("app.sh"));
    Files.writeString(folder.resolve("note.sh"), "echo \"$1\" >>effects\n");
    try (var text = Ledger.class.getResourceAsStream(blueprint)) {
      Files.copy(text, folder.resolve("backup.yaml"));
    }
    ledger.app("start");
    return ledger;
  }

  Path folder() {
    return folder;
  }

  HawserCommand hawser() {
    return new HawserCommand(
        folder,
        Map.of(
            "HAWSER_STATE_DIR", folder.resolve("state").toString(), "LEDGER_PASSWORD", PASSWORD));
  }

  RunStore store() {
    return new RunStore(folder.resolve("state"), Clock.systemUTC(), FaultPoints.NONE);
  }

  /** The latest run. */
  RunView run() {
    return store().list().getFirst();
  }

  /** What the phases that take notes have noted, in order. */
  List<String> effects() throws IOException {
    var file = folder.resolve("effects");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  boolean isFrozen() {
    return Files.exists(folder.resolve("data/run/freeze"))
        || Files.exists(folder.resolve("data/run/frozen"));
  }

  /** Returns once the application writes again; fails when it does not within its limit. */
  void awaitThawed(String place) {
    await(place).atMost(MAX_FROZEN.plus(MARGIN)).until(() -> !isFrozen());
    long before = written();
    await(place).atMost(MARGIN).until(() -> written() > before);
  }

  void awaitFrozen() {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(folder.resolve("data/run/frozen")));
  }

  /** Lets the paused phase of {@code pauses.yaml} end. */
  void go() throws IOException {
    Files.createFile(folder.resolve("go"));
  }

  /** What a run saved is restored, and agrees with itself: it was read while frozen. */
  void requireGoodRestore(RunView run) throws IOException, InterruptedException {
    var target = folder.resolve("restored").toString();
    hawser().run("restore", run.id().text(), "--target", target).requireStatus(0, "restore");
    app("check", target);
  }

  /** Nothing of Hawser is left but its journal and the repository. */
  void requireNothingLeft(String place) throws IOException {
    assertThat(names("data")).as(place).containsExactlyInAnyOrder("ledger", "run");
    assertThat(names("state/frozen")).as(place).isEmpty();
    assertThat(names("state/snapshots")).as(place).isEmpty();
    await(place).atMost(MARGIN).untilAsserted(() -> assertThat(processes()).as(place).isEmpty());
  }

  /** Processes of this story other than the application. */
  private List<String> processes() {
    return ArgumentWatch.commandLines()
        .filter(line -> line.contains(folder + "/") && !line.contains("app.sh write"))
        .toList();
  }

  /**
   * Each phase that saves a snapshot has saved one; all that they hold can be read; and the ledger
   * in there agrees with itself.
   */
  void requireGoodRepository(String place) throws IOException, InterruptedException {
    var options = OpenOptions.as(new ClientIdentity("tester", "here")).forReading();
    var password = Password.of(PASSWORD);
    try (var repository =
        Repositories.open(FileBlobs.open(folder.resolve("repository")), password, options)) {
      var snapshots = new Snapshots(repository).list();
      assertThat(snapshots)
          .as(place)
          .extracting(snapshot -> snapshot.tags().get("hawser-phase"))
          .containsExactlyInAnyOrder("upload", "documents", "dump");
      var verifier = new Verifier(repository, VerifyOptions.everything());
      for (var snapshot : snapshots) {
        var result = verifier.verify(snapshot.rootEntry().orElseThrow());
        assertThat(result.problems()).as(place).isEmpty();
      }
      assertThat(repository.findManifests(Map.of("type", "policy"))).as(place).hasSize(1);
      assertThat(repository.findManifests(Map.of("type", "maintenance"))).as(place).hasSize(1);
    }
    app("check", folder.resolve("checked").toString());
  }

  private List<String> names(String path) throws IOException {
    var directory = folder.resolve(path);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private long written() {
    try {
      return Files.size(folder.resolve("data/ledger/credit"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void app(String... args) throws IOException, InterruptedException {
    var output = Files.createTempFile(folder, "app-", ".txt");
    var command = Stream.concat(Stream.of("sh", "app.sh"), Stream.of(args)).toList();
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as("%s: %s", command, Files.readString(output)).isZero();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    app("stop");
  }
}
