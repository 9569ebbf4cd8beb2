package io.hawser.kopia.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * How the server is asked to encrypt objects. Contents are encrypted before they are sent in any
 * case; this is for places whose rules ask for it besides.
 */
public sealed interface S3Encryption {

  /** Whatever the bucket does by itself. */
  record BucketDefault() implements S3Encryption {}

  /** Keys that the server keeps ({@code AES256}). */
  record ServerKeys() implements S3Encryption {}

  /**
   * A key of the server's key service ({@code aws:kms}).
   *
   * @param keyId empty for the account's default key
   */
  record KeyService(String keyId) implements S3Encryption {}

  /**
   * A key that is sent with each request and that the server forgets (SSE-C); servers take it over
   * TLS only. Kopia cannot read such a repository, as it sends no keys.
   *
   * @param key gives 32 bytes in base64
   */
  record CustomerKey(Supplier<String> key) implements S3Encryption {
    static final String ALGORITHM = "AES256";
    private static final int KEY_BYTES = 32;

    /** The key with its checksum, both in base64. */
    record Headers(String key, String md5) {
      @Override
      public String toString() {
        return "***";
      }
    }

    /**
     * @throws IllegalArgumentException when what is given is no key; never with what was given
     */
    Headers headers() {
      byte[] bytes;
      try {
        bytes = Base64.getDecoder().decode(key.get().strip());
      } catch (IllegalArgumentException e) {
        // Without a cause, whose message tells a part of the key.
        throw wrong();
      }
      if (bytes.length != KEY_BYTES) {
        throw wrong();
      }
      var encoder = Base64.getEncoder();
      return new Headers(encoder.encodeToString(bytes), encoder.encodeToString(md5(bytes)));
    }

    private static IllegalArgumentException wrong() {
      return new IllegalArgumentException(
          "the customer key for S3 is not 32 bytes in base64; 'openssl rand -base64 32' makes one");
    }

    private static byte[] md5(byte[] bytes) {
      try {
        return MessageDigest.getInstance("MD5").digest(bytes);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("this JDK lacks MD5", e);
      }
    }
  }
}
