package io.hawser.kopia.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobException.Kind;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.RetryPolicy;
import io.hawser.kopia.blob.RetryingBlobs;
import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real server stops in the middle, as a process does that is suspended. */
@Tag("testbed")
class S3BlobsStoppedServerTestbedTest {
  private static final BlobId ID = new BlobId("p1");
  private static final RetryPolicy PATIENT =
      new RetryPolicy(50, Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMinutes(1));

  private String server = "";

  @BeforeEach
  void findServer() throws IOException {
    var pid =
        Optional.ofNullable(System.getenv("CEPH_TESTBED_DIR"))
            .map(directory -> Path.of(directory, "pids", "rgw"))
            .filter(Files::isReadable);
    server = Files.readString(Testbed.require(pid, "no testbed with a server of its own")).strip();
    TestbedBucket.make();
  }

  @AfterEach
  void letServerGoOn() throws IOException, InterruptedException {
    if (!server.isEmpty()) {
      signal("CONT");
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, server).start().waitFor()).isZero();
  }

  private static S3Blobs storage() {
    var options = TestbedBucket.options(UUID.randomUUID() + "/").withStall(Duration.ofSeconds(1));
    return new S3Blobs(options, TestbedBucket::credentials);
  }

  @Test
  @Timeout(30)
  void givesUpOnAServerThatIsStopped() throws Exception {
    try (var storage = storage()) {
      storage.put(ID, ByteBuffer.allocate(1000));

      signal("STOP");

      assertThatThrownBy(() -> storage.get(ID))
          .isInstanceOfSatisfying(
              BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRANSIENT));
    }
  }

  @Test
  @Timeout(30)
  void givesUpOnAServerThatHasStoppedTakingALargeBlob() throws Exception {
    try (var storage = storage()) {
      signal("STOP");

      assertThatThrownBy(() -> storage.put(ID, ByteBuffer.allocate(64 << 20)))
          .isInstanceOfSatisfying(
              BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRANSIENT))
          .hasMessageContaining("no answer");
    }
  }

  @Test
  @Timeout(60)
  void goesOnWhenTheServerDoes() throws Exception {
    try (var storage = new RetryingBlobs(storage(), PATIENT);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      storage.put(ID, ByteBuffer.allocate(1000));

      signal("STOP");
      Future<byte[]> reading = threads.submit(() -> storage.get(ID));
      assertThatThrownBy(() -> reading.get(3, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      signal("CONT");

      assertThat(reading.get()).hasSize(1000);
    }
  }
}
