package io.hawser.kopia.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobException.Kind;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.blob.BlobStorageContractTest;
import io.hawser.testkit.Testbed;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("testbed")
class S3BlobsTestbedTest extends BlobStorageContractTest {
  @BeforeAll
  static void makeBucket() {
    TestbedBucket.make();
  }

  @Override
  protected BlobStorage newStorage() {
    return new S3Blobs(TestbedBucket.options(UUID.randomUUID() + "/"), TestbedBucket::credentials);
  }

  @Test
  void isNotEmptyWhenThereIsSomethingDeeper() {
    var prefix = UUID.randomUUID().toString();
    try (var outer = new S3Blobs(TestbedBucket.options(prefix + "/"), TestbedBucket::credentials);
        var inner =
            new S3Blobs(TestbedBucket.options(prefix + "/inner/"), TestbedBucket::credentials)) {
      inner.put(new BlobId("p1"));

      outer.list("", blob -> assertThat(blob).as("a blob of another repository").isNull());
      assertThat(outer.isEmpty()).isFalse();
    }
  }

  @Test
  void tellsAWrongKeyFromAMissingBucket() {
    var wrong = new S3Credentials(TestbedBucket.credentials().accessKey(), "wrong");
    try (var stranger = new S3Blobs(TestbedBucket.options("x/"), () -> wrong)) {
      assertThatThrownBy(() -> stranger.get(new BlobId("p1")))
          .isInstanceOfSatisfying(
              BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DENIED));
    }
    var nowhere = S3Options.serverWithoutTls(Testbed.s3().endpoint(), "no-such-bucket", "");
    try (var lost = new S3Blobs(nowhere, TestbedBucket::credentials)) {
      assertThatThrownBy(() -> lost.put(new BlobId("p1")))
          .hasMessageContaining("does not exist")
          .isInstanceOfSatisfying(
              BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISSING));
    }
  }
}
