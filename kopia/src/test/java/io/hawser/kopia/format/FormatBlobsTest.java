package io.hawser.kopia.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.blob.MemoryBlobs;
import io.hawser.kopia.crypto.KeyBytes;
import io.hawser.kopia.crypto.KeyDerivation;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.crypto.PasswordKeys;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatBlobsTest {
  private static final Password PASSWORD = Password.of("correct horse");

  private final MemoryBlobs storage = new MemoryBlobs();

  private static void assertKind(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageNotContaining("correct horse")
        .isInstanceOfSatisfying(
            RepositoryException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  /** A repository whose format says something else. */
  private void write(RepositoryFormat format) {
    var id = KeyBytes.random(32).bytes();
    var key = KeyDerivation.fromPassword(KeyDerivation.SCRYPT, PASSWORD, id);
    var encrypted = new PasswordLock(key, id).close(FormatJson.encode(format));
    var outer = new OuterBlob("test", "1", "", id, KeyDerivation.SCRYPT, encrypted);
    storage.put(FormatBlobs.FORMAT_BLOB, ByteBuffer.wrap(outer.encode()));
  }

  private static RepositoryFormat format(
      int version, String hash, String encryption, String splitter, RequiredFeature... features) {
    return new RepositoryFormat(
        version,
        hash,
        encryption,
        splitter,
        "",
        0,
        20 << 20,
        2,
        EpochParameters.DEFAULTS,
        true,
        KeyBytes.random(32),
        KeyBytes.random(32),
        Optional.empty(),
        List.of(features));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void opensWhatItCreated(int version) {
    var created =
        FormatBlobs.create(storage, CreateOptions.defaults().withVersion(version), PASSWORD);

    var opened = FormatBlobs.open(storage, PASSWORD);

    assertThat(opened).isEqualTo(created);
    assertThat(opened.format().version()).isEqualTo(version);
    assertThat(opened.format().epochs().enabled()).isEqualTo(version > 1);
    assertThat(opened.format().hasRecoveryCopies()).isEqualTo(version == 1);
    assertThat(opened.toString()).doesNotContain("correct");
  }

  @Test
  void createsWhatKopiaCreatesByDefault() {
    var format = FormatBlobs.create(storage, CreateOptions.defaults(), PASSWORD).format();

    assertThat(format.hash()).isEqualTo("BLAKE2B-256-128");
    assertThat(format.encryption()).isEqualTo("AES256-GCM-HMAC-SHA256");
    assertThat(format.splitter()).isEqualTo("DYNAMIC-4M-BUZHASH");
    assertThat(format.indexVersion()).isEqualTo(2);
    assertThat(format.maxPackBytes()).isEqualTo(20971520);
    assertThat(storage.get(FormatBlobs.RETENTION_BLOB)).hasSize(30);
  }

  @Test
  void tellsAWrongPasswordFromDamageAndFromNothing() {
    assertKind(Kind.NOT_A_REPOSITORY, () -> FormatBlobs.open(storage, PASSWORD));
    FormatBlobs.create(storage, CreateOptions.defaults(), PASSWORD);
    var blob = new String(storage.get(FormatBlobs.FORMAT_BLOB), UTF_8);

    assertKind(Kind.WRONG_PASSWORD, () -> FormatBlobs.open(storage, Password.of("wrong")));

    var at = blob.indexOf("encryptedBlockFormat") + 100;
    var flipped = blob.charAt(at) == 'A' ? 'B' : 'A';
    put(blob.substring(0, at) + flipped + blob.substring(at + 1));
    assertKind(Kind.CORRUPT, () -> FormatBlobs.open(storage, PASSWORD));

    put(blob.substring(0, blob.length() / 2));
    assertKind(Kind.CORRUPT, () -> FormatBlobs.open(storage, PASSWORD));
  }

  private void put(String formatBlob) {
    storage.put(FormatBlobs.FORMAT_BLOB, ByteBuffer.wrap(formatBlob.getBytes(UTF_8)));
  }

  @Test
  void neverCreatesWhereSomethingIs(@TempDir Path directory) throws IOException {
    storage.put(new BlobId("p1"));
    assertKind(Kind.NOT_EMPTY, () -> create(storage));

    Files.createFile(directory.resolve("holiday.jpg"));
    assertKind(Kind.NOT_EMPTY, () -> create(FileBlobs.open(directory)));
    assertThat(directory.resolve("kopia.repository.f")).doesNotExist();
  }

  private static void create(BlobStorage where) {
    FormatBlobs.create(where, CreateOptions.defaults(), PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({
    "4, BLAKE2B-256, AES256-GCM-HMAC-SHA256, FIXED, version 4",
    "0, BLAKE2B-256, AES256-GCM-HMAC-SHA256, FIXED, version 0",
    "3, MD5, AES256-GCM-HMAC-SHA256, FIXED, 'MD5'",
    "3, BLAKE2B-256, SALSA20, FIXED, 'SALSA20'",
    "3, BLAKE2B-256, AES256-GCM-HMAC-SHA256, DYNAMIC-3M, 'DYNAMIC-3M'"
  })
  void refusesByNameWhatItDoesNotKnow(
      int version, String hash, String encryption, String splitter, String named) {
    write(format(version, hash, encryption, splitter));

    assertThatThrownBy(() -> FormatBlobs.open(storage, PASSWORD))
        .hasMessageContaining(named)
        .isInstanceOfSatisfying(
            RepositoryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED));
  }

  @Test
  void refusesAFeatureThatItMustKnowAndTakesOneThatOnlyWarns() {
    var must = new RequiredFeature("time-travel", false, "get the new version", "", "");
    write(format(3, "BLAKE2B-256", "AES256-GCM-HMAC-SHA256", "FIXED", must));

    assertThatThrownBy(() -> FormatBlobs.open(storage, PASSWORD))
        .hasMessageContaining("'time-travel'")
        .hasMessageContaining("get the new version");

    var may = new RequiredFeature("time-travel", true, "", "", "");
    write(format(3, "BLAKE2B-256", "AES256-GCM-HMAC-SHA256", "FIXED", may));
    assertThat(FormatBlobs.open(storage, PASSWORD).format().requiredFeatures())
        .containsExactly(may);
  }

  @Test
  void changesThePassword() {
    var opened = FormatBlobs.create(storage, CreateOptions.defaults(), PASSWORD);
    var other = Password.of("other");

    FormatBlobs.changePassword(storage, opened, other);

    assertKind(Kind.WRONG_PASSWORD, () -> FormatBlobs.open(storage, PASSWORD));
    var again = FormatBlobs.open(storage, other);
    assertThat(again.format()).isEqualTo(opened.format());
    assertThat(again.uniqueId()).isEqualTo(opened.uniqueId());
    assertThat(again.maintenanceKey()).isEqualTo(opened.maintenanceKey());
  }

  @Test
  void keepsThePasswordOfTheOldestFormat() {
    var opened = FormatBlobs.create(storage, CreateOptions.defaults().withVersion(1), PASSWORD);

    assertKind(
        Kind.UNSUPPORTED, () -> FormatBlobs.changePassword(storage, opened, Password.of("other")));
  }

  @Test
  void keepsRetentionAndRefusesToOpenWhileAnUpgradeGoesOn() {
    var lock =
        new UpgradeLock(
            "me@here",
            Instant.parse("2026-01-02T03:04:05.120Z"),
            Duration.ofHours(1),
            Duration.ofMinutes(15),
            Duration.ofSeconds(60),
            "moving to 3",
            Duration.ofMinutes(5));
    var retention = new BlobRetention("GOVERNANCE", Duration.ofDays(3));
    var opened = FormatBlobs.create(storage, CreateOptions.defaults(), PASSWORD);
    var f = opened.format();
    var locked =
        new RepositoryFormat(
            f.version(),
            f.hash(),
            f.encryption(),
            f.splitter(),
            f.ecc(),
            f.eccOverheadPercent(),
            f.maxPackBytes(),
            f.indexVersion(),
            f.epochs(),
            f.passwordCanChange(),
            f.secret(),
            f.masterKey(),
            Optional.of(lock),
            f.requiredFeatures());

    FormatBlobs.update(storage, opened, locked, retention);

    var again = FormatBlobs.open(storage, PASSWORD, new PasswordKeys(), lock.created());
    assertThat(again.format().upgradeLock()).contains(lock);
    assertThat(again.retention()).isEqualTo(retention);
    assertThatThrownBy(() -> FormatBlobs.open(storage, PASSWORD))
        .hasMessageContaining("is being upgraded by 'me@here'");
    assertThat(new String(FormatJson.encode(locked), UTF_8))
        .contains("\"2026-01-02T03:04:05.12Z\"");
  }

  @Test
  void anUpgradeLockComesIntoForceWhenItsNoticeIsOver() {
    var created = Instant.parse("2026-01-02T03:00:00Z");
    var lock =
        new UpgradeLock(
            "o",
            created,
            Duration.ofHours(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            "",
            Duration.ofMinutes(5));

    assertThat(lock.isInForce(created)).isFalse();
    assertThat(lock.isInForce(created.plus(Duration.ofMinutes(24)))).isFalse();
    assertThat(lock.isInForce(created.plus(Duration.ofMinutes(25)))).isTrue();
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    assertThatThrownBy(() -> new BlobRetention("GOVERNANCE", Duration.ofHours(1)))
        .hasMessageContaining("at least a day");
    assertThatThrownBy(() ->
            FormatBlobs.create(
                storage, CreateOptions.defaults().withEccOverheadPercent(101), PASSWORD))
        .hasMessageContaining("101");
    assertKind(
        Kind.UNSUPPORTED,
        () -> FormatBlobs.create(storage, CreateOptions.defaults().withHash("CRC32"), PASSWORD));
    assertThat(storage.isEmpty()).isTrue();
  }
}
