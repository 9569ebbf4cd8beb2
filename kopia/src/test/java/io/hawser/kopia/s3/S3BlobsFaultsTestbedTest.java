package io.hawser.kopia.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.blob.BlobStorageContractTest;
import io.hawser.kopia.blob.RetryPolicy;
import io.hawser.kopia.blob.RetryingBlobs;
import io.hawser.testkit.Testbed;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** The whole contract with a real server, while a quarter of all requests go wrong. */
@Tag("testbed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3BlobsFaultsTestbedTest extends BlobStorageContractTest {
  private static final long SEED = 20261125;
  private static final RetryPolicy PATIENT =
      new RetryPolicy(30, Duration.ofMillis(2), Duration.ofMillis(50), Duration.ofMinutes(2));

  private Optional<FaultProxy> proxy = Optional.empty();

  @BeforeAll
  void startProxy() {
    TestbedBucket.make();
    proxy = Optional.of(new FaultProxy(Testbed.s3().endpoint(), SEED, 0.25));
  }

  @AfterAll
  void everyFaultWasDone() {
    proxy.ifPresent(faults -> {
      faults.close();
      assertThat(faults.done()).as("seed " + SEED).containsOnlyKeys(FaultProxy.Fault.values());
    });
  }

  @Override
  protected BlobStorage newStorage() {
    var options = TestbedBucket.options(proxy.orElseThrow().endpoint(), UUID.randomUUID() + "/");
    return new RetryingBlobs(new S3Blobs(options, TestbedBucket::credentials), PATIENT);
  }
}
