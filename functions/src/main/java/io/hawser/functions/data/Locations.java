package io.hawser.functions.data;

import io.hawser.crds.Location;
import io.hawser.crds.Location.SecretSource;
import io.hawser.crds.Location.ServerEncryption;
import io.hawser.crds.Location.Storage;
import io.hawser.engine.secret.Secrets;
import io.hawser.kopia.OpenOptions;
import io.hawser.kopia.Repositories;
import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobObserver;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.blob.ObservedBlobs;
import io.hawser.kopia.blob.RetryPolicy;
import io.hawser.kopia.blob.RetryingBlobs;
import io.hawser.kopia.blob.ThrottledBlobs;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.crypto.PasswordKeys;
import io.hawser.kopia.format.FormatBlobs;
import io.hawser.kopia.repository.ClientIdentity;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.s3.S3Blobs;
import io.hawser.kopia.s3.S3Credentials;
import io.hawser.kopia.s3.S3Encryption;
import io.hawser.kopia.s3.S3Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the repository of a Location. Stateless; each call opens anew. */
public final class Locations {
  /** A request to S3 that makes no progress for so long is tried again. */
  private static final Duration STALL = Duration.ofSeconds(60);

  private static final String DEFAULT_REGION = "us-east-1";

  private final Path cacheDirectory;
  private final PasswordKeys keys = new PasswordKeys();

  /**
   * @param cacheDirectory for indexes; may be shared and may be deleted at any time
   */
  public Locations(Path cacheDirectory) {
    this.cacheDirectory = cacheDirectory;
  }

  /** Keys of the repositories that were opened; for those who look at one beside it. */
  PasswordKeys keys() {
    return keys;
  }

  /**
   * Opens a repository to write; makes it when the Location says {@code create} and its place is
   * empty.
   *
   * @param base what relative paths count from
   * @throws BlobException and {@link io.hawser.kopia.repository.RepositoryException} as the library
   *     says
   */
  public Repository open(Location location, Secrets secrets, Path base, BlobObserver observer) {
    return open(location, secrets, base, observer, options(location));
  }

  /** Opens a repository that must be there and is not changed. */
  public Repository openForReading(Location location, Secrets secrets, Path base) {
    return open(location, secrets, base, new BlobObserver() {}, options(location).forReading());
  }

  private static Repository open(
      Location location, Secrets secrets, Path base, BlobObserver observer, OpenOptions options) {
    var spec = location.spec();
    boolean create = spec.create() && !options.readOnly();
    var storage = storage(spec, secrets, base, observer, create);
    try {
      var password = Password.of(secrets.fetch(spec.password()).reveal());
      if (!create) {
        return Repositories.open(storage, password, options);
      }
      return isUnmade(storage)
          ? Repositories.create(storage, Formats.options(spec), password, options)
          : Repositories.openToFinish(storage, password, options);
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  static BlobStorage storage(
      Location.Spec spec, Secrets secrets, Path base, BlobObserver observer, boolean create) {
    var plain =
        switch (spec.storage()) {
          case Storage.Filesystem(var path) -> {
            var root = base.resolve(path);
            yield create ? FileBlobs.create(root, Formats.shards(spec)) : FileBlobs.open(root);
          }
          case Storage.S3 s3 ->
              new S3Blobs(options(s3, secrets, base), () -> credentials(s3, secrets));
        };
    var patience = policy(spec.storage());
    return new UnmadeBlobs(
        new ObservedBlobs(
            new RetryingBlobs(limited(plain, spec.limits()), patience, observer), observer));
  }

  /** Each attempt counts, so that those made again do not go beyond the limits either. */
  private static BlobStorage limited(BlobStorage storage, Location.@Nullable Limits limits) {
    return limits == null
        ? storage
        : new ThrottledBlobs(
            storage,
            new ThrottledBlobs.Limits(
                orZero(limits.uploadBytesPerSecond()),
                orZero(limits.downloadBytesPerSecond()),
                orZero(limits.requestsPerSecond())));
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private static RetryPolicy policy(Storage storage) {
    return storage instanceof Storage.S3 s3 && s3.retryFor() != null
        ? RetryPolicy.DEFAULT.within(s3.retryFor())
        : RetryPolicy.DEFAULT;
  }

  /**
   * Without the format blob there is no repository yet. The library refuses to make one where
   * something else is.
   */
  static boolean isUnmade(BlobStorage storage) {
    try {
      // Not by its metadata: to that question S3 gives no reasons.
      var _ = storage.get(FormatBlobs.FORMAT_BLOB);
      return false;
    } catch (BlobException e) {
      if (e.kind() == BlobException.Kind.MISSING) {
        return true;
      }
      throw e;
    }
  }

  private static S3Options options(Storage.S3 s3, Secrets secrets, Path base) {
    return new S3Options(
        s3.bucket(),
        orElse(s3.prefix(), ""),
        Optional.ofNullable(s3.endpoint()).map(URI::create),
        orElse(s3.region(), DEFAULT_REGION),
        s3.pathStyle(),
        Optional.ofNullable(s3.caFile()).map(base::resolve),
        s3.insecure(),
        orElse(s3.storageClass(), ""),
        encryption(s3.encryption(), secrets),
        s3.stall() == null ? STALL : s3.stall());
  }

  private static S3Encryption encryption(
      Location.@Nullable ServerEncryption encryption, Secrets secrets) {
    return switch (encryption) {
      case null -> new S3Encryption.BucketDefault();
      case ServerEncryption.ServerKeys _ -> new S3Encryption.ServerKeys();
      case ServerEncryption.KeyService(var keyId) -> new S3Encryption.KeyService(orElse(keyId, ""));
      case ServerEncryption.CustomerKey(var key) ->
          new S3Encryption.CustomerKey(() -> secrets.fetch(key).reveal());
    };
  }

  private static S3Credentials credentials(Storage.S3 s3, Secrets secrets) {
    SecretSource token = s3.sessionToken();
    return new S3Credentials(
        secrets.fetch(s3.accessKey()).reveal(),
        secrets.fetch(s3.secretKey()).reveal(),
        token == null ? "" : secrets.fetch(token).reveal());
  }

  private OpenOptions options(Location location) {
    return OpenOptions.as(identity(location))
        .withCache(cacheDirectory)
        .withKeys(keys)
        .withVerifiedUploads(location.spec().verifyUploads());
  }

  /** Who this client is: what the Location says, else as Kopia has it on this machine. */
  public static ClientIdentity identity(Location location) {
    return new ClientIdentity(
        orElse(location.spec().username(), System.getProperty("user.name")),
        orElse(location.spec().hostname(), hostname()));
  }

  private static String hostname() {
    try {
      var name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      int dot = name.indexOf('.');
      return dot > 0 ? name.substring(0, dot) : name;
    } catch (IOException e) {
      return "localhost";
    }
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null || text.isEmpty() ? otherwise : text;
  }
}
