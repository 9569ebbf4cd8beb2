package io.hawser.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ActionSet.Subject;
import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Location;
import io.hawser.crds.Location.SecretSource;
import io.hawser.crds.Location.Storage;
import io.hawser.crds.ObjectMeta;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901234Z");
  private static final StepId STEP = StepId.of("act", Stage.PHASES, "p").element(3);
  @TempDir Path folder;

  @Test
  void givesBackEveryKindOfEventAsItWasWritten() throws IOException {
    var error = new RunError(ErrorClass.FULL, "it is „full“");
    var values = new HashMap<String, @Nullable Object>();
    values.put("long", 1L);
    values.put("double", 1.0);
    values.put("null", null);
    values.put("list", List.of("a", true, Map.of("k", 2L)));
    var events =
        List.of(
            new RunEvent.RunStarted(new RunId("set-20260102t030405-abcde"), request()),
            new RunEvent.RunResumed(new Owner(1, "boot", 2, new RunId("x"), NOW)),
            new RunEvent.AbortRequested(),
            new RunEvent.ActionStarted("act"),
            new RunEvent.ActionSkipped("act", "why"),
            new RunEvent.PhaseStarted(STEP, 2),
            new RunEvent.ElementsListed(STEP.whole(), List.of("a", 2L)),
            new RunEvent.PhaseSkipped(STEP, "why"),
            new RunEvent.PhaseRetrying(STEP, 1, error, 5),
            new RunEvent.PhaseFinished(STEP, new Outputs(values, true)),
            new RunEvent.PhaseFailed(STEP, error),
            new RunEvent.PhaseCancelled(STEP, error),
            new RunEvent.StateSaved(STEP, values),
            new RunEvent.Progressed(
                STEP, new Progress(1, OptionalLong.of(2), 3, OptionalLong.empty())),
            new RunEvent.Reported(STEP, "a line\nand another"),
            new RunEvent.CleanupRegistered("act", "key", new CleanupStep("Undo", values)),
            new RunEvent.CleanupDischarged("act", "key"),
            new RunEvent.CleanupStarted("act", "key"),
            new RunEvent.CleanupDone("act", "key"),
            new RunEvent.CleanupFailed("act", "key", error),
            new RunEvent.PhasesEnded("act", Outcome.failed(error, "p")),
            new RunEvent.ActionEnded(
                "act", Outcome.COMPLETE, Map.of("a", new Blueprint.Artifact(Map.of(), "snap"))),
            new RunEvent.RunEnded(Outcome.PARTIAL));

    write(events);

    assertThat(JournalFile.read(path())).extracting(JournalJson.Entry::event).isEqualTo(events);
    assertThat(JournalFile.read(path())).allMatch(entry -> entry.at().equals(NOW));
    assertThat(events.stream().map(Object::getClass).distinct())
        .hasSize(RunEvent.class.getPermittedSubclasses().length);
  }

  @Test
  void dropsALineThatWasCutShortAndGoesOnAfterTheOneBefore() throws IOException {
    write(List.of(new RunEvent.ActionStarted("a"), new RunEvent.ActionStarted("b")));
    var whole = Files.readAllBytes(path());
    int firstLine = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;

    for (int length = firstLine; length < whole.length; length++) {
      Files.write(path(), Arrays.copyOf(whole, length));
      assertThat(JournalFile.read(path())).as("cut at %d", length).hasSize(1);

      try (var file = JournalFile.reopen(path(), FaultPoints.NONE)) {
        file.append(new JournalJson.Entry(NOW, new RunEvent.ActionStarted("c")));
      }

      assertThat(JournalFile.read(path()))
          .extracting(JournalJson.Entry::event)
          .containsExactly(new RunEvent.ActionStarted("a"), new RunEvent.ActionStarted("c"));
    }
  }

  @Test
  void dropsALastLineThatIsWholeButWrong() throws IOException {
    write(List.of(new RunEvent.ActionStarted("a")));
    Files.writeString(path(), "00000000 {}\n", StandardOpenOption.APPEND);

    assertThat(JournalFile.read(path())).hasSize(1);
  }

  @Test
  void saysWhereItIsDamaged() throws IOException {
    write(List.of(new RunEvent.ActionStarted("a"), new RunEvent.ActionStarted("b")));
    var bytes = Files.readAllBytes(path());
    bytes[20] ^= 1;
    Files.write(path(), bytes);

    assertThatThrownBy(() -> JournalFile.read(path()))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.CORRUPT))
        .hasMessageContaining("is damaged at byte 0; its first 0 events are whole");
  }

  @Test
  void saysThatAnEventIsOfAnotherVersion() throws IOException {
    write(List.of(new RunEvent.ActionStarted("a")));
    var json = "{\"at\": \"2026-01-01T00:00:00Z\", \"event\": {\"type\": \"fromTheFuture\"}}";
    var crc = new CRC32C();
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        path(), "%08x %s%n".formatted(crc.getValue(), json), StandardOpenOption.APPEND);

    assertThatThrownBy(() -> JournalFile.read(path()))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.CORRUPT))
        .hasMessageContaining("this version of hawser does not know");
  }

  @Test
  void neverReadsADamagedFileAsSomethingElse() throws IOException {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var written =
        List.<RunEvent>of(
            new RunEvent.ActionStarted("a"),
            new RunEvent.PhaseStarted(STEP, 1),
            new RunEvent.PhaseFinished(STEP, Outputs.of("key", "value")),
            new RunEvent.RunEnded(Outcome.COMPLETE));
    write(written);
    var whole = Files.readAllBytes(path());
    for (int i = 0; i < 2000; i++) {
      var bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int flips = random.nextInt(3); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(path(), bytes);
      try {
        var read = JournalFile.read(path()).stream().map(JournalJson.Entry::event).toList();
        assertThat(read)
            .as("seed %d, round %d", seed, i)
            .isEqualTo(written.subList(0, read.size()));
      } catch (PhaseException e) {
        assertThat(e.errorClass()).as("seed %d, round %d", seed, i).isEqualTo(ErrorClass.CORRUPT);
      }
    }
  }

  @Test
  void survivesAnInterruptOfTheThreadThatWrites() throws IOException {
    try (var file = JournalFile.create(path(), FaultPoints.NONE)) {
      Thread.currentThread().interrupt();
      file.append(new JournalJson.Entry(NOW, new RunEvent.ActionStarted("a")));
      assertThat(Thread.interrupted()).isTrue();
      file.append(new JournalJson.Entry(NOW, new RunEvent.ActionStarted("b")));
    }

    assertThat(JournalFile.read(path())).hasSize(2);
  }

  private void write(List<? extends RunEvent> events) throws IOException {
    try (var file = JournalFile.create(path(), FaultPoints.NONE)) {
      for (var event : events) {
        file.append(new JournalJson.Entry(NOW, event));
      }
    }
  }

  private Path path() {
    return folder.resolve("journal.jsonl");
  }

  private static RunRequest request() {
    var phase =
        new Blueprint.Phase(
            "p",
            "Note",
            Map.of(),
            Map.of("n", 1L, "list", List.of("x")),
            "Inputs.a",
            new Blueprint.Retry(2, Duration.ofSeconds(1), null, List.of("timeout")),
            Duration.ofMinutes(1),
            null,
            List.of("a"),
            2,
            List.of(),
            List.of(new Blueprint.Step("Undo", Map.of())));
    var action =
        new Blueprint.Action(
            "text",
            Map.of(
                "a", new Blueprint.Input(Blueprint.InputType.LIST, null, null, List.of(1L), null)),
            List.of(phase),
            List.of(),
            phase,
            Map.of(),
            null,
            "kind",
            List.of(),
            List.of(),
            List.of());
    var blueprint =
        new Blueprint(
            ApiVersion.HAWSER, meta("bp"), Blueprint.Templating.MVEL, Map.of("act", action));
    var call =
        new ActionSet.Action(
            "act",
            "act",
            "bp",
            new Subject.Directory("/data"),
            null,
            "here",
            null,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            null,
            List.of());
    var s3 =
        new Storage.S3(
            "bucket",
            null,
            "p/",
            null,
            true,
            null,
            false,
            new SecretSource.Environment("KEY"),
            new SecretSource.File("/f"),
            new SecretSource.Reference("s", "k"),
            "STANDARD_IA",
            new Location.ServerEncryption.CustomerKey(new SecretSource.File("/sse")),
            Duration.ofSeconds(20),
            null);
    var location =
        new Location(
            ApiVersion.HAWSER,
            meta("here"),
            new Location.Spec(
                s3,
                new SecretSource.File("pw"),
                true,
                null,
                null,
                new Location.Format(
                    "BLAKE3-256",
                    null,
                    null,
                    null,
                    5,
                    2,
                    null,
                    "GOVERNANCE",
                    Duration.ofDays(2),
                    false),
                new Location.Limits(1_000_000, null, 7),
                true));
    return RunRequest.of(
        new ActionSet(ApiVersion.HAWSER, meta("set"), new ActionSet.Spec(List.of(call), false)),
        List.of(blueprint),
        List.of(location),
        Path.of("/base"));
  }

  private static ObjectMeta meta(String name) {
    return new ObjectMeta(name, "ns", Map.of("l", "v"), Map.of());
  }
}
