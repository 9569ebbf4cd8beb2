package io.hawser.kopia.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobException.Kind;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobLock;
import io.hawser.kopia.blob.LockedBlobs;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What S3 is told about an object besides its bytes. */
class S3ObjectOptionsTest {
  private static final BlobId PACK = new BlobId("p1");
  private static final BlobId INDEX = new BlobId("xn0_1");
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
  }

  private S3Blobs storage(UnaryOperator<S3Options> change) {
    var options =
        S3Options.serverWithoutTls(server.endpoint(), "bucket", "pre/")
            .withStall(Duration.ofSeconds(5));
    return new S3Blobs(change.apply(options), () -> new S3Credentials("key", "secret"));
  }

  private Map<String, String> sent(int request) {
    return server.requests().get(request).amazon();
  }

  @Test
  void aRuleOfKopiasStorageConfigSetsTheClassAndTheDefaultTheRest() {
    server
        .withStorageConfig(
            """
            {"blobOptions":[{"prefix":"p","storageClass":"STANDARD_IA"},
            {"prefix":"q","storageClass":""}]}
            """)
        .thenObject("")
        .thenObject("")
        .thenObject("");

    try (var storage = storage(options -> options.withStorageClass("ONEZONE_IA"))) {
      storage.put(PACK, ByteBuffer.allocate(1));
      storage.put(INDEX, ByteBuffer.allocate(1));
      storage.put(new BlobId("q1"), ByteBuffer.allocate(1));
    }

    assertThat(sent(0)).containsEntry("storage-class", "STANDARD_IA");
    assertThat(sent(1)).containsEntry("storage-class", "ONEZONE_IA");
    assertThat(sent(2)).doesNotContainKey("storage-class");
  }

  @Test
  void aStorageConfigThatIsNoJsonIsNotPassedOver() {
    server.withStorageConfig("blobOptions: no");

    try (var storage = storage(options -> options)) {
      assertThatThrownBy(() -> storage.put(PACK, ByteBuffer.allocate(1)))
          .hasMessageContaining("'.storageconfig' in bucket 'bucket/pre/'")
          .isInstanceOfSatisfying(
              BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OTHER));
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void theServerIsAskedToEncryptWithKeysOfItsOwnOrOfItsKeyService() {
    server.thenObject("").thenObject("").thenObject("");

    try (var own = storage(options -> options.withEncryption(new S3Encryption.ServerKeys()));
        var named = storage(options -> options.withEncryption(new S3Encryption.KeyService("k1")));
        var unnamed = storage(options -> options.withEncryption(new S3Encryption.KeyService("")))) {
      own.put(PACK, ByteBuffer.allocate(1));
      named.put(PACK, ByteBuffer.allocate(1));
      unnamed.put(PACK, ByteBuffer.allocate(1));
    }

    assertThat(sent(0)).containsEntry("server-side-encryption", "AES256");
    assertThat(sent(1))
        .containsEntry("server-side-encryption", "aws:kms")
        .containsEntry("server-side-encryption-aws-kms-key-id", "k1");
    assertThat(sent(2))
        .containsEntry("server-side-encryption", "aws:kms")
        .doesNotContainKey("server-side-encryption-aws-kms-key-id");
  }

  @Test
  void aKeyOfTheCustomerGoesWithEachRequestThatNeedsIt() {
    server.thenObject("").thenObject("content");

    try (var storage =
        storage(options -> options.withEncryption(new S3Encryption.CustomerKey(() -> KEY)))) {
      storage.put(PACK, ByteBuffer.allocate(1));
      assertThat(storage.get(PACK)).isEqualTo("content".getBytes(UTF_8));
    }

    for (int request = 0; request < 2; request++) {
      assertThat(sent(request))
          .containsEntry("server-side-encryption-customer-algorithm", "AES256")
          .containsEntry("server-side-encryption-customer-key", KEY)
          .containsEntry("server-side-encryption-customer-key-md5", "cLyPS3KoaSFGi/joRB3OUQ==");
    }
  }

  @Test
  void aKeyOfTheCustomerThatIsNoneIsRefusedWithoutBeingTold() {
    var wrong = new S3Encryption.CustomerKey(() -> "canary");

    assertThatThrownBy(wrong::headers)
        .hasMessageContaining("32 bytes in base64")
        .hasMessageNotContaining("canary")
        .hasNoCause();
    assertThat(new S3Encryption.CustomerKey(() -> KEY).headers().toString()).doesNotContain(KEY);
  }

  @Test
  void kindsThatKopiaLocksAreLockedUntilTheirPeriodIsOver() {
    var now = Instant.parse("2030-01-01T00:00:00.5Z");
    server.thenObject("").thenObject("");

    try (var locked =
        new LockedBlobs(
            storage(options -> options),
            BlobLock.Mode.COMPLIANCE,
            Duration.ofDays(2),
            InstantSource.fixed(now))) {
      locked.put(PACK, ByteBuffer.allocate(1));
      locked.put(new BlobId("s1"), ByteBuffer.allocate(1));
    }

    assertThat(sent(0))
        .containsEntry("object-lock-mode", "COMPLIANCE")
        .containsEntry("object-lock-retain-until-date", "2030-01-03T00:00:01Z");
    assertThat(sent(1)).doesNotContainKey("object-lock-mode");
  }
}
