package io.hawser.kopia.s3;

/**
 * Who asks. Never printed but for the access key, which is a name.
 *
 * @param sessionToken of temporary credentials, empty for permanent ones
 */
public record S3Credentials(String accessKey, String secretKey, String sessionToken) {
  public S3Credentials(String accessKey, String secretKey) {
    this(accessKey, secretKey, "");
  }

  @Override
  public String toString() {
    return "S3Credentials[accessKey=%s, secretKey=***]".formatted(accessKey);
  }
}
