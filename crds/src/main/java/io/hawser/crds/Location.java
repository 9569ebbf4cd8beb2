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
   */
  public record Spec(
      Storage storage,
      SecretSource password,
      boolean create,
      @Nullable String hostname,
      @Nullable String username) {}

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
            newStall,
            newRetryFor);
      }
    }
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
