package io.hawser.kopia.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which bucket, and how to reach it.
 *
 * @param prefix before the names of all blobs; nothing is put between, so it mostly ends in {@code
 *     /}
 * @param endpoint of the server; empty for AWS's own in the region
 * @param region must be that of the bucket with AWS; other servers mostly take any
 * @param pathStyle the bucket in the path, not in the host name
 * @param caFile certificates to trust, in PEM, instead of the system's
 * @param allowHttp must be said for an endpoint without TLS
 * @param storageClass of new objects for which {@code .storageconfig} has no rule; empty for the
 *     bucket's own
 * @param encryption by the server
 * @param stall a request without progress for so long has failed
 */
public record S3Options(
    String bucket,
    String prefix,
    Optional<URI> endpoint,
    String region,
    boolean pathStyle,
    Optional<Path> caFile,
    boolean allowHttp,
    String storageClass,
    S3Encryption encryption,
    Duration stall) {
  private static final Duration STALL = Duration.ofSeconds(60);

  /** Objects as the bucket keeps them by itself. */
  public S3Options(
      String bucket,
      String prefix,
      Optional<URI> endpoint,
      String region,
      boolean pathStyle,
      Optional<Path> caFile,
      boolean allowHttp,
      Duration stall) {
    this(
        bucket,
        prefix,
        endpoint,
        region,
        pathStyle,
        caFile,
        allowHttp,
        "",
        new S3Encryption.BucketDefault(),
        stall);
  }

  public S3Options {
    if (bucket.isEmpty() || region.isEmpty()) {
      throw new IllegalArgumentException("S3 needs the name of a bucket and a region");
    }
    endpoint.ifPresent(uri -> requireUsable(uri, allowHttp));
  }

  private static void requireUsable(URI endpoint, boolean allowHttp) {
    var scheme = String.valueOf(endpoint.getScheme());
    if (endpoint.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException(
          "S3 endpoint '%s' is not of the form https://host:port".formatted(endpoint));
    }
    if (scheme.equals("http") && !allowHttp) {
      throw new IllegalArgumentException(
          "S3 endpoint '%s' has no TLS; that must be allowed explicitly".formatted(endpoint));
    }
  }

  /** A bucket of AWS. */
  public static S3Options aws(String bucket, String prefix, String region) {
    return new S3Options(
        bucket, prefix, Optional.empty(), region, false, Optional.empty(), false, STALL);
  }

  /** A bucket of another server, addressed by path; with TLS. */
  public static S3Options server(URI endpoint, String bucket, String prefix) {
    return new S3Options(
        bucket, prefix, Optional.of(endpoint), "us-east-1", true, Optional.empty(), false, STALL);
  }

  /**
   * The same over plain HTTP: what is sent can be read and changed on the way, but for contents.
   */
  public static S3Options serverWithoutTls(URI endpoint, String bucket, String prefix) {
    return new S3Options(
        bucket, prefix, Optional.of(endpoint), "us-east-1", true, Optional.empty(), true, STALL);
  }

  public S3Options withStall(Duration newStall) {
    return copy(region, caFile, storageClass, encryption, newStall);
  }

  public S3Options withRegion(String newRegion) {
    return copy(newRegion, caFile, storageClass, encryption, stall);
  }

  public S3Options withCaFile(Path file) {
    return copy(region, Optional.of(file), storageClass, encryption, stall);
  }

  public S3Options withStorageClass(String newStorageClass) {
    return copy(region, caFile, newStorageClass, encryption, stall);
  }

  public S3Options withEncryption(S3Encryption newEncryption) {
    return copy(region, caFile, storageClass, newEncryption, stall);
  }

  private S3Options copy(
      String newRegion,
      Optional<Path> newCaFile,
      String newStorageClass,
      S3Encryption newEncryption,
      Duration newStall) {
    return new S3Options(
        bucket,
        prefix,
        endpoint,
        newRegion,
        pathStyle,
        newCaFile,
        allowHttp,
        newStorageClass,
        newEncryption,
        newStall);
  }
}
