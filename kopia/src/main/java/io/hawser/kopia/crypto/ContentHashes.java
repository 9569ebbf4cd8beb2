package io.hawser.kopia.crypto;

import io.hawser.kopia.repository.RepositoryException;
import java.util.List;

/** The hashes of Kopia's format by their names. */
public final class ContentHashes {
  public static final String DEFAULT = "BLAKE2B-256-128";

  private static final List<String> NAMES =
      List.of(
          DEFAULT,
          "BLAKE2B-256",
          "BLAKE2S-128",
          "BLAKE2S-256",
          "BLAKE3-256",
          "BLAKE3-256-128",
          "HMAC-SHA224",
          "HMAC-SHA256",
          "HMAC-SHA256-128",
          "HMAC-SHA3-224",
          "HMAC-SHA3-256");

  private ContentHashes() {}

  /** Kopia's names, the default first. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A hash under a repository's secret.
   *
   * @throws RepositoryException of kind {@code UNSUPPORTED} for an unknown name
   */
  public static ContentHash named(String name, byte[] secret) {
    return switch (name) {
      case "BLAKE2B-256-128" -> new Blake2bHash(secret, 16);
      case "BLAKE2B-256" -> new Blake2bHash(secret, 32);
      case "BLAKE2S-128" -> new Blake2sHash(secret, 16);
      case "BLAKE2S-256" -> new Blake2sHash(secret, 32);
      case "BLAKE3-256" -> new Blake3Hash(secret, 32);
      case "BLAKE3-256-128" -> new Blake3Hash(secret, 16);
      case "HMAC-SHA224" -> new HmacHash("HmacSHA224", secret, 28);
      case "HMAC-SHA256" -> new HmacHash("HmacSHA256", secret, 32);
      case "HMAC-SHA256-128" -> new HmacHash("HmacSHA256", secret, 16);
      case "HMAC-SHA3-224" -> new HmacHash("HmacSHA3-224", secret, 28);
      case "HMAC-SHA3-256" -> new HmacHash("HmacSHA3-256", secret, 32);
      default -> throw Algorithms.unknown("hash", name, NAMES);
    };
  }
}
