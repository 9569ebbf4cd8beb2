package io.hawser.crds;

import org.jspecify.annotations.Nullable;

/** Where backups go and with which credentials, as Kanister says it. */
public record Profile(
    ApiVersion apiVersion,
    ObjectMeta metadata,
    @Nullable Store location,
    @Nullable Credential credential,
    boolean skipSslVerify) {

  /**
   * An object store.
   *
   * @param type {@code s3Compliant}, {@code gcs}, {@code azure} or {@code kopia}
   */
  public record Store(
      @Nullable String type,
      @Nullable String bucket,
      @Nullable String endpoint,
      @Nullable String prefix,
      @Nullable String region) {}

  /**
   * Which Secret holds the credentials.
   *
   * @param type {@code keyPair}, {@code secret} or {@code kopia}
   */
  public record Credential(
      @Nullable String type, @Nullable KeyPair keyPair, @Nullable ObjectReference secret) {}

  /** Two fields of one Secret. */
  public record KeyPair(
      @Nullable String idField, @Nullable String secretField, @Nullable ObjectReference secret) {}
}
