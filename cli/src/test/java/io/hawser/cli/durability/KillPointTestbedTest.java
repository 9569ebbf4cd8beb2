package io.hawser.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link KillPointTest}, with a larger sample and the real kopia as a judge. */
@Tag("testbed")
class KillPointTestbedTest {
  private static final int SAMPLE = 40;
  @TempDir private Path folder;

  @Test
  void kopiaReadsAllOfARepositoryWhoseWriterWasKilledAnywhere() throws Exception {
    var kopia = Testbed.kopia();
    var points = KillPoints.of(folder, (ledger, place) -> verify(kopia, ledger, place));

    KillPointTest.killAt(points, KillPointTest.sample(points.count(), SAMPLE));
  }

  private static void verify(Path kopia, Ledger ledger, String place)
      throws IOException, InterruptedException {
    run(
        kopia,
        ledger,
        place,
        "repository",
        "connect",
        "filesystem",
        "--path=" + ledger.folder().resolve("repository"),
        "--cache-directory=" + ledger.folder().resolve("kopia/cache"));
    run(kopia, ledger, place, "snapshot", "verify", "--verify-files-percent=100");
  }

  private static void run(Path kopia, Ledger ledger, String place, String... args)
      throws IOException, InterruptedException {
    var home = Files.createDirectories(ledger.folder().resolve("kopia"));
    var command =
        new ArrayList<>(
            List.of(
                kopia.toString(),
                "--config-file=" + home.resolve("config"),
                "--no-progress",
                "--no-auto-maintenance",
                "--disable-file-logging",
                "--no-persist-credentials"));
    command.addAll(List.of(args));
    var output = home.resolve("output").toFile();
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
    builder.environment().put("KOPIA_PASSWORD", Ledger.PASSWORD);
    builder.environment().put("KOPIA_CHECK_FOR_UPDATES", "false");
    builder.environment().put("HOME", home.toString());
    assertThat(builder.start().waitFor())
        .as("%s, %s: %s", place, String.join(" ", args), output)
        .isZero();
  }
}
