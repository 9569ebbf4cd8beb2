package io.hawser.crds;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where backups go: a Kopia repository and how to open it. */
public record Location(ApiVersion apiVersion, ObjectMeta metadata, Spec spec) {

  /**
   * @param storage where the repository's blobs are
   * @param password of the repository
   * @param create true makes the repository when the place is empty; never when it holds anything
   * @param hostname overrides the host part of snapshot sources
   * @param username overrides the user part of snapshot sources
   * @param format what a repository is made with; null for Kopia's defaults. One that is there
   *     keeps what it has
   * @param limits on the use of the storage; null for none
   * @param verifyUploads true decodes every full pack again before it is sent
   */
  public record Spec(
      Storage storage,
      SecretSource password,
      boolean create,
      @Nullable String hostname,
      @Nullable String username,
      @Nullable Format format,
      @Nullable Limits limits,
      boolean verifyUploads) {
    /** With the defaults. */
    public Spec(
        Storage storage,
        SecretSource password,
        boolean create,
        @Nullable String hostname,
        @Nullable String username) {
      this(storage, password, create, hostname, username, null, null, false);
    }

    public Spec withCreate(boolean newCreate) {
      return new Spec(
          storage, password, newCreate, hostname, username, format, limits, verifyUploads);
    }

    public Spec withStorage(Storage newStorage) {
      return new Spec(
          newStorage, password, create, hostname, username, format, limits, verifyUploads);
    }

    public Spec withPassword(SecretSource newPassword) {
      return new Spec(
          storage, newPassword, create, hostname, username, format, limits, verifyUploads);
    }

    public Spec withFormat(Format newFormat) {
      return new Spec(
          storage, password, create, hostname, username, newFormat, limits, verifyUploads);
    }
  }

  /**
   * What a repository is made with, by the names of the options of {@code kopia repository create}.
   * Null is Kopia's default throughout.
   *
   * @param eccOverheadPercent 0 to 100; bytes added for error correction
   * @param retentionMode {@code GOVERNANCE} or {@code COMPLIANCE}; needs a bucket with object lock
   * @param retentionPeriod a day at least
   * @param flat true keeps all files of a repository in one directory
   */
  public record Format(
      @Nullable String blockHash,
      @Nullable String encryption,
      @Nullable String objectSplitter,
      @Nullable String ecc,
      @Nullable Integer eccOverheadPercent,
      @Nullable Integer formatVersion,
      @Nullable String formatBlockKeyDerivationAlgorithm,
      @Nullable String retentionMode,
      @Nullable Duration retentionPeriod,
      boolean flat) {
    public static final Format DEFAULT =
        new Format(null, null, null, null, null, null, null, null, null, false);
  }

  /**
   * The most that a storage is asked for in a second, on average; null for no limit. For each
   * repository that is opened.
   */
  public record Limits(
      @Nullable Integer uploadBytesPerSecond,
      @Nullable Integer downloadBytesPerSecond,
      @Nullable Integer requestsPerSecond) {}

  /** Where blobs are kept. */
  public sealed interface Storage {
    /** A directory; relative paths count from the document's folder. */
    record Filesystem(String path) implements Storage {}

    /**
     * A bucket.
     *
     * @param endpoint URL such as {@code https://s3.example.org}; null for AWS itself
     * @param prefix of all keys; null for none
     * @param pathStyle true puts the bucket into the path, not into the host name
     * @param caFile PEM file of certificate authorities trusted besides the system's
     * @param insecure true allows {@code http} endpoints
     * @param storageClass of new objects for which the bucket's {@code .storageconfig} has no rule;
     *     null for the bucket's own
     * @param encryption by the server, besides the repository's own; null for what the bucket does
     * @param stall a request that makes no progress for so long is given up; null for a minute
     * @param retryFor how long a request is made again when it may work later; null for 3 minutes
     */
    record S3(
        String bucket,
        @Nullable String endpoint,
        @Nullable String prefix,
        @Nullable String region,
        boolean pathStyle,
        @Nullable String caFile,
        boolean insecure,
        SecretSource accessKey,
        SecretSource secretKey,
        @Nullable SecretSource sessionToken,
        @Nullable String storageClass,
        @Nullable ServerEncryption encryption,
        @Nullable Duration stall,
        @Nullable Duration retryFor)
        implements Storage {
      /** The same bucket, asked with another patience. */
      public S3 withPatience(Duration newStall, Duration newRetryFor) {
        return new S3(
            bucket,
            endpoint,
            prefix,
            region,
            pathStyle,
            caFile,
            insecure,
            accessKey,
            secretKey,
            sessionToken,
            storageClass,
            encryption,
            newStall,
            newRetryFor);
      }
    }
  }

  /** How the server is asked to encrypt objects. */
  public sealed interface ServerEncryption {
    /** {@code AES256}: with keys that the server keeps. */
    record ServerKeys() implements ServerEncryption {}

    /**
     * {@code aws:kms}: with a key of the server's key service.
     *
     * @param keyId null for the account's default key
     */
    record KeyService(@Nullable String keyId) implements ServerEncryption {}

    /**
     * With a key that each request carries. Kopia cannot read such a repository.
     *
     * @param key 32 bytes in base64
     */
    record CustomerKey(SecretSource key) implements ServerEncryption {}
  }

  /** Where a secret comes from; a document never holds the secret itself. */
  public sealed interface SecretSource {
    /** An environment variable of the process. */
    record Environment(String variable) implements SecretSource {}

    /** A file; one trailing newline is not part of the secret. */
    record File(String path) implements SecretSource {}

    /** A key of a named secret: a file {@code NAME/KEY} below the secrets folder, or a Secret. */
    record Reference(String name, String key) implements SecretSource {}
  }
}
