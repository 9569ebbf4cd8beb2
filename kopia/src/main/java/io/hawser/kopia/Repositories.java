package io.hawser.kopia;

import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.content.ContentOptions;
import io.hawser.kopia.content.ContentStore;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.format.CreateOptions;
import io.hawser.kopia.format.FormatBlobs;
import io.hawser.kopia.format.OpenedFormat;
import io.hawser.kopia.repository.ClientIdentity;
import io.hawser.kopia.repository.RepositoryException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes and opens repositories. */
public final class Repositories {
  /** What {@code kopia repository create} writes. */
  private static final String GLOBAL_POLICY =
      """
      {"retention":{"keepLatest":10,"keepHourly":48,"keepDaily":7,"keepWeekly":4,"keepMonthly":24,\
      "keepAnnual":3,"ignoreIdenticalSnapshots":false},\
      "files":{"ignoreDotFiles":[".kopiaignore"]},\
      "errorHandling":{"ignoreFileErrors":false,"ignoreDirectoryErrors":false,\
      "ignoreUnknownTypes":true},\
      "scheduling":{"runMissed":true},\
      "compression":{"compressorName":"none"},\
      "metadataCompression":{"compressorName":"zstd-fastest"},\
      "splitter":{},"actions":{},\
      "osSnapshots":{"volumeShadowCopy":{"enable":0}},\
      "logging":{"directories":{"snapshotted":5,"ignored":5},\
      "entries":{"snapshotted":0,"ignored":5,"cacheHit":0,"cacheMiss":0}},\
      "upload":{"maxParallelSnapshots":1,"parallelUploadAboveSize":2147483648}}\
      """;

  /** The same; its owner, and nobody else, may run maintenance. */
  private static final String MAINTENANCE =
      """
      {"owner":%s,"quick":{"enabled":true,"interval":3600000000000},\
      "full":{"enabled":true,"interval":86400000000000},\
      "logRetention":{"maxTotalSize":1073741824,"maxCount":10000,"maxAge":2592000000000000},\
      "extendObjectLocks":false,"listParallelism":0}\
      """;

  private static final Map<String, String> GLOBAL =
      Map.of("type", "policy", "policyType", "global");
  private static final Map<String, String> OWNER = Map.of("type", "maintenance");

  private Repositories() {}

  /**
   * Makes a repository in an empty place and opens it. This client owns its maintenance.
   *
   * @param storage closed with the repository
   * @throws RepositoryException of kind {@code NOT_EMPTY} when something is there already
   */
  public static KopiaRepository create(
      BlobStorage storage, CreateOptions create, Password password, OpenOptions options) {
    var opened = FormatBlobs.create(storage, create, password, options.keys());
    var repository = open(storage, opened, options);
    writeFirstManifests(repository, options);
    return repository;
  }

  /**
   * Opens a repository and, where its creation broke off after the format was written, does what
   * was left to do.
   *
   * @param options that allow to write
   * @throws RepositoryException as {@link #open} does
   */
  public static KopiaRepository openToFinish(
      BlobStorage storage, Password password, OpenOptions options) {
    var repository = open(storage, password, options);
    if (repository.findManifests(GLOBAL).isEmpty() && repository.findManifests(OWNER).isEmpty()) {
      writeFirstManifests(repository, options);
    }
    return repository;
  }

  /** All or none of them, as they are flushed together. */
  private static void writeFirstManifests(KopiaRepository repository, OpenOptions options) {
    repository.putManifest(GLOBAL, utf8(GLOBAL_POLICY));
    repository.putManifest(OWNER, utf8(MAINTENANCE.formatted(quoted(options.identity()))));
    repository.flush();
  }

  /**
   * Opens the repository of a place.
   *
   * @param storage closed with the repository
   * @throws RepositoryException of kind {@code NOT_A_REPOSITORY}, {@code WRONG_PASSWORD}, {@code
   *     UNSUPPORTED} or {@code CORRUPT}
   */
  public static KopiaRepository open(BlobStorage storage, Password password, OpenOptions options) {
    return open(storage, FormatBlobs.open(storage, password, options.keys()), options);
  }

  private static KopiaRepository open(BlobStorage plain, OpenedFormat opened, OpenOptions options) {
    requireUnlocked(plain, opened, options);
    var storage = options.readOnly() ? plain : opened.retention().over(plain, options.clock());
    var cache = options.cacheDirectory().map(path -> path.resolve(opened.uniqueIdHex()));
    var contents =
        new ContentStore(
            storage,
            opened,
            new ContentOptions(
                options.identity(),
                cache,
                options.parallelUploads(),
                options.verifyUploads(),
                options.clock()));
    return new KopiaRepository(storage, opened, contents, options);
  }

  private static void requireUnlocked(
      BlobStorage storage, OpenedFormat opened, OpenOptions options) {
    var lock = opened.format().upgradeLock();
    if (lock.isPresent() && lock.get().isInForce(options.clock().instant())) {
      throw new RepositoryException(
          RepositoryException.Kind.UNSUPPORTED,
          "the format of the repository in %s is being upgraded by '%s' (%s); try again later"
              .formatted(storage.describe(), lock.get().ownerId(), lock.get().message()));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(ClientIdentity identity) {
    return "\"" + identity.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
