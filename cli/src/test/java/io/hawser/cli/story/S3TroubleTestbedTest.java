package io.hawser.cli.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hawser.cli.terminal.RecordingTerminal;
import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that refuses, and one that falls silent in the middle of an upload. */
@Tag("testbed")
@Timeout(300)
class S3TroubleTestbedTest {
  private static final int MEBIBYTES = 200;
  private static final long SEED = 77;

  @TempDir private Path folder = Path.of("");
  private @Nullable CephfsToS3 maybe;

  @BeforeEach
  void adaptSample() throws IOException, InterruptedException {
    maybe = CephfsToS3.in(folder);
  }

  @AfterEach
  void end() throws IOException, InterruptedException {
    signal("CONT");
    if (maybe != null) {
      maybe.end();
    }
  }

  @Test
  void aWrongSecretKeyIsRefusedBeforeTheFreeze() throws Exception {
    story().secret("secret-key", "not-the-key");

    assertThat(refusal()).contains("the secret key is wrong").contains("(denied)");
  }

  @Test
  void anUnknownAccessKeyIsRefusedBeforeTheFreeze() throws Exception {
    story().environment("S3_ACCESS_KEY", "NOBODY");

    assertThat(refusal()).contains("does not know the access key").contains("(denied)");
  }

  @Test
  void aBucketThatIsNotThereIsRefusedBeforeTheFreeze() throws Exception {
    story().replace("location.yaml", "bucket: " + Bucket.NAME, "bucket: hawser-nowhere");

    assertThat(refusal()).contains("'hawser-nowhere/").contains("the bucket does not exist");
  }

  @Test
  void anotherPasswordIsRefusedBeforeTheFreeze() throws Exception {
    story().run(0, "backup.yaml");
    story().secret("password", "another-password");

    assertThat(refusal())
        .contains("password does not open")
        .contains("(denied)")
        .doesNotContain("another-");
  }

  @Test
  void anUploadGoesOnAfterTheServerWasSilentForTwentySeconds() throws Exception {
    story().ledger().addRandomFile("attachment", MEBIBYTES, SEED);
    story().replace("location.yaml", "pathStyle: true", "pathStyle: true\n      stall: 5s");

    var told = new RecordingTerminal();
    int exitCode = runThroughSilence(told, Duration.ofSeconds(20));

    assertThat(exitCode).as(told.errors()).isZero();
    assertThat(told.errors()).contains("no answer").contains("again in");
    nothingIsLeft();
  }

  @Test
  void anUploadEndsWhenTheServerStaysSilentAndTheNextOneSucceeds() throws Exception {
    story().ledger().addRandomFile("attachment", MEBIBYTES, SEED);
    story()
        .replace(
            "location.yaml",
            "pathStyle: true",
            "pathStyle: true\n      stall: 3s\n      retryFor: 6s");
    story().replace("blueprint.yaml", "attempts: 3", "attempts: 1");

    var told = new RecordingTerminal();
    int exitCode = runThroughSilence(told, Duration.ofSeconds(60));

    assertThat(exitCode).as(told.errors()).isOne();
    assertThat(told.errors()).contains("transient").contains("phase 'upload'");
    nothingIsLeft();
    story().run(0, "backup.yaml");
    RealKopia.toBucket(folder.resolve("kopia"), story().prefix()).verifyAll();
  }

  /**
   * Stops the server once the upload has begun to write, until the run has ended or the time is up.
   * The application must go on all the while.
   */
  private int runThroughSilence(RecordingTerminal terminal, Duration silence) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> run = threads.submit(() -> story().run("backup.yaml", terminal));
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> run.isDone() || terminal.errors().contains("upload: started"));
      signal("STOP");
      var since = System.nanoTime();
      long before = story().ledger().size();
      await().atMost(Duration.ofSeconds(10)).until(() -> story().ledger().size() > before);
      await()
          .atMost(silence.plusSeconds(5))
          .until(() -> run.isDone() || System.nanoTime() - since >= silence.toNanos());
      boolean hasEnded = run.isDone();
      signal("CONT");
      int exitCode = run.get(2, TimeUnit.MINUTES);
      assertThat(hasEnded).as("%s%nended while silent", terminal.errors()).isEqualTo(exitCode != 0);
      return exitCode;
    }
  }

  private String refusal() throws IOException {
    var told = story().run(1, "backup.yaml");
    assertThat(told)
        .contains("phase 'backup/upload' cannot be done")
        .contains(Testbed.s3().endpoint().toString())
        .doesNotContain("again in")
        .doesNotContain("freeze: started");
    nothingIsLeft();
    return told;
  }

  private void nothingIsLeft() throws IOException {
    assertThat(story().snapshots()).isEmpty();
    assertThat(story().ledger().isFrozen()).isFalse();
  }

  private static void signal(String name) throws IOException, InterruptedException {
    var file =
        Optional.ofNullable(System.getenv("CEPH_TESTBED_DIR"))
            .map(directory -> Path.of(directory, "pids", "rgw"))
            .filter(Files::isReadable);
    var server =
        Files.readString(Testbed.require(file, "no testbed with a server of its own")).strip();
    assertThat(new ProcessBuilder("kill", "-" + name, server).start().waitFor()).isZero();
  }

  private CephfsToS3 story() {
    return Objects.requireNonNull(maybe);
  }
}
