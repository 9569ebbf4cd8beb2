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
  private static final String BUCKET = "hawser-contract";

  @BeforeAll
  static void makeBucket() {
    try (var client = S3Clients.client(options(""), () -> credentials())) {
      client.createBucket(request -> request.bucket(BUCKET));
    }
  }

  private static S3Options options(String prefix) {
    var s3 = Testbed.s3();
    return S3Options.serverWithoutTls(s3.endpoint(), BUCKET, prefix).withRegion(s3.region());
  }

  private static S3Credentials credentials() {
    var s3 = Testbed.s3();
    return new S3Credentials(s3.accessKey(), s3.secretKey());
  }

  @Override
  protected BlobStorage newStorage() {
    return new S3Blobs(options(UUID.randomUUID() + "/"), () -> credentials());
  }

  @Test
  void isNotEmptyWhenThereIsSomethingDeeper() {
    var prefix = UUID.randomUUID().toString();
    try (var outer = new S3Blobs(options(prefix + "/"), () -> credentials());
        var inner = new S3Blobs(options(prefix + "/inner/"), () -> credentials())) {
      inner.put(new BlobId("p1"));

      outer.list("", blob -> assertThat(blob).as("a blob of another repository").isNull());
      assertThat(outer.isEmpty()).isFalse();
    }
  }

  @Test
  void tellsAWrongKeyFromAMissingBucket() {
    var wrong = new S3Credentials(credentials().accessKey(), "wrong");
    try (var stranger = new S3Blobs(options("x/"), () -> wrong)) {
      assertThatThrownBy(() -> stranger.get(new BlobId("p1")))
          .isInstanceOfSatisfying(
              BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DENIED));
    }
    var nowhere = S3Options.serverWithoutTls(Testbed.s3().endpoint(), "no-such-bucket", "");
    try (var lost = new S3Blobs(nowhere, () -> credentials())) {
      assertThatThrownBy(() -> lost.put(new BlobId("p1")))
          .hasMessageContaining("does not exist")
          .isInstanceOfSatisfying(
              BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISSING));
    }
  }
}
