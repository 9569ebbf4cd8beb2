package io.hawser.kopia.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.KopiaRepository;
import io.hawser.kopia.OpenOptions;
import io.hawser.kopia.Repositories;
import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobException.Kind;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobLock;
import io.hawser.kopia.blob.BlobMetadata;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.blob.LockedBlobs;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.format.BlobRetention;
import io.hawser.kopia.format.CreateOptions;
import io.hawser.kopia.repository.ClientIdentity;
import io.hawser.kopia.repository.WriteOptions;
import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bucket with object lock on a real server: our locks and those of the real kopia. */
@Tag("testbed")
class ObjectLockTestbedTest {
  private static final String BUCKET = "hawser-locked";
  private static final String PASSWORD = "test-password";
  private static final Duration PERIOD = Duration.ofDays(2);
  private static final TemporalUnitWithinOffset CLOSE =
      new TemporalUnitWithinOffset(5, ChronoUnit.MINUTES);

  @TempDir private Path home;
  private final String prefix = UUID.randomUUID() + "/";

  @BeforeAll
  static void makeBucket() {
    try (var client = S3Clients.client(options(""), TestbedBucket::credentials)) {
      client.createBucket(request -> request.bucket(BUCKET).objectLockEnabledForBucket(true));
    }
  }

  private static S3Options options(String prefix) {
    return S3Options.serverWithoutTls(Testbed.s3().endpoint(), BUCKET, prefix)
        .withRegion(Testbed.s3().region());
  }

  private S3Blobs storage() {
    return new S3Blobs(options(prefix), TestbedBucket::credentials);
  }

  @Test
  void aLockedBlobCanNeitherBeErasedNorHaveItsLockShortenedButExtended() {
    var soon = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    var id = new BlobId("p1");
    try (var storage = storage()) {
      storage.putLocked(id, new BlobLock(BlobLock.Mode.GOVERNANCE, soon), ByteBuffer.allocate(3));

      assertThat(storage.lock(id)).contains(new BlobLock(BlobLock.Mode.GOVERNANCE, soon));
      assertThatThrownBy(() -> erase(id)).hasMessageContaining("403");
      storage.extendLock(id, new BlobLock(BlobLock.Mode.GOVERNANCE, soon.minusSeconds(60)));
      assertThat(storage.lock(id)).contains(new BlobLock(BlobLock.Mode.GOVERNANCE, soon));
      var later = soon.plus(Duration.ofHours(1));
      storage.extendLock(id, new BlobLock(BlobLock.Mode.GOVERNANCE, later));
      assertThat(storage.lock(id)).contains(new BlobLock(BlobLock.Mode.GOVERNANCE, later));

      // Only hides it: the version of before is still there.
      storage.delete(id);

      assertThatThrownBy(() -> storage.get(id)).hasMessageContaining("NoSuchKey");
      assertThat(versions(id)).hasSize(1);
      assertThatThrownBy(() -> storage.extendLock(id, new BlobLock(BlobLock.Mode.GOVERNANCE, soon)))
          .isInstanceOfSatisfying(
              BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISSING));
    }
  }

  private List<String> versions(BlobId id) {
    try (var client = S3Clients.client(options(prefix), TestbedBucket::credentials)) {
      return client
          .listObjectVersions(request -> request.bucket(BUCKET).prefix(prefix + id.name()))
          .versions()
          .stream()
          .map(version -> version.versionId())
          .toList();
    }
  }

  private void erase(BlobId id) {
    try (var client = S3Clients.client(options(prefix), TestbedBucket::credentials)) {
      client.deleteObject(request ->
          request.bucket(BUCKET).key(prefix + id.name()).versionId(versions(id).getFirst()));
    }
  }

  @Test
  void aRepositoryWithRetentionLocksTheSameKindsAsKopia() throws Exception {
    try (var repository = create()) {
      write(repository);
    }
    try (var storage = storage()) {
      var ours = locked(storage);
      assertThat(ours).allMatch(LockedBlobs::isLockedKind).hasSizeGreaterThanOrEqualTo(5);
      assertThat(unlocked(storage)).noneMatch(LockedBlobs::isLockedKind);

      connect();
      assertThat(kopia("repository", "status"))
          .containsPattern("Blob retention mode: +GOVERNANCE")
          .containsPattern("Blob retention period: +48h");
      kopia("content", "verify", "--full");
      kopia("snapshot", "create", Files.writeString(home.resolve("file"), "kopia's").toString());

      assertThat(locked(storage))
          .hasSizeGreaterThan(ours.size())
          .allMatch(LockedBlobs::isLockedKind);
      assertThat(unlocked(storage)).noneMatch(LockedBlobs::isLockedKind);
    }
  }

  @Test
  void aRepositoryThatKopiaMadeWithRetentionIsLockedByOursToo() throws Exception {
    kopia(
        arguments(
            "create",
            "--retention-mode=GOVERNANCE",
            "--retention-period=" + PERIOD.toHours() + "h"));

    try (var storage = storage()) {
      var before = locked(storage);
      try (var repository = Repositories.open(storage(), Password.of(PASSWORD), options())) {
        assertThat(repository.format().retention())
            .isEqualTo(new BlobRetention("GOVERNANCE", PERIOD));
        write(repository);
      }
      assertThat(locked(storage)).hasSizeGreaterThan(before.size());
      assertThat(unlocked(storage)).noneMatch(LockedBlobs::isLockedKind);
    }
    kopia("content", "verify", "--full");
  }

  @Test
  void anExtensionReachesAWholePeriodFromNow() {
    try (var storage = storage()) {
      var id = new BlobId("xn0_1");
      var soon = new BlobLock(BlobLock.Mode.GOVERNANCE, Instant.now().plusSeconds(3600));
      storage.putLocked(id, soon, ByteBuffer.allocate(1));

      new LockedBlobs(storage, BlobLock.Mode.GOVERNANCE, PERIOD, InstantSource.system()).extend(id);

      assertThat(storage.lock(id).orElseThrow().until())
          .isCloseTo(Instant.now().plus(PERIOD), CLOSE);
    }
  }

  @Test
  void aStorageWithoutLocksTakesNoRetention() {
    assertThatThrownBy(() -> create(FileBlobs.open(home)))
        .hasMessageContaining("retention needs a bucket with object lock");
  }

  private KopiaRepository create() {
    return create(storage());
  }

  private static KopiaRepository create(BlobStorage storage) {
    var create = CreateOptions.defaults().withRetention(new BlobRetention("GOVERNANCE", PERIOD));
    return Repositories.create(storage, create, Password.of(PASSWORD), options());
  }

  private static OpenOptions options() {
    return OpenOptions.as(new ClientIdentity("tester", "here"));
  }

  private static void write(KopiaRepository repository) {
    try (var object = repository.write(WriteOptions.file("test"))) {
      var bytes = "some content".getBytes(StandardCharsets.UTF_8);
      object.write(bytes, 0, bytes.length);
      object.finish();
    }
    repository.flush();
  }

  private static List<BlobId> locked(S3Blobs storage) {
    return blobs(storage).stream()
        .filter(id -> storage.lock(id).isPresent())
        .peek(id ->
            assertThat(storage.lock(id).orElseThrow().until())
                .as("%s", id)
                .isCloseTo(Instant.now().plus(PERIOD), CLOSE))
        .toList();
  }

  private static List<BlobId> unlocked(S3Blobs storage) {
    return blobs(storage).stream().filter(id -> storage.lock(id).isEmpty()).toList();
  }

  private static List<BlobId> blobs(S3Blobs storage) {
    var found = new ArrayList<BlobMetadata>();
    storage.list("", found::add);
    return found.stream().map(BlobMetadata::id).toList();
  }

  private void connect() throws IOException, InterruptedException {
    kopia(arguments("connect"));
  }

  private String[] arguments(String what, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "repository",
                what,
                "s3",
                "--bucket=" + BUCKET,
                "--prefix=" + prefix,
                "--endpoint=" + Testbed.s3().endpoint().getAuthority(),
                "--region=" + Testbed.s3().region(),
                "--disable-tls",
                "--no-check-for-updates",
                "--override-hostname=here",
                "--override-username=tester",
                "--cache-directory=" + home.resolve("cache")));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private String kopia(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Testbed.kopia().toString()));
    command.add("--config-file=" + home.resolve("kopia.config"));
    command.add("--no-progress");
    command.add("--no-auto-maintenance");
    command.add("--disable-file-logging");
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KOPIA_PASSWORD", PASSWORD);
    builder.environment().put("AWS_ACCESS_KEY_ID", Testbed.s3().accessKey());
    builder.environment().put("AWS_SECRET_ACCESS_KEY", Testbed.s3().secretKey());
    builder.environment().put("HOME", home.toString());
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
