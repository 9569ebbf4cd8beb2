package io.hawser.kopia.crypto;

import io.hawser.kopia.ecc.ErrorCorrection;
import io.hawser.kopia.repository.RepositoryException;
import java.util.List;

/** The ciphers of Kopia's format by their names. */
public final class ContentCiphers {
  public static final String DEFAULT = "AES256-GCM-HMAC-SHA256";

  private static final String CHACHA = "CHACHA20-POLY1305-HMAC-SHA256";

  private ContentCiphers() {}

  /** Kopia's names, the default first. */
  public static List<String> names() {
    return List.of(DEFAULT, CHACHA);
  }

  /**
   * A cipher under a repository's master key, around which error correction may be put.
   *
   * @param ecc name of the error correction, empty for none
   * @param eccOverheadPercent 0 for none
   * @throws RepositoryException of kind {@code UNSUPPORTED} for an unknown name
   */
  public static ContentCipher named(
      String name, byte[] masterKey, String ecc, int eccOverheadPercent) {
    var cipher = named(name, masterKey);
    if (ecc.isEmpty() || eccOverheadPercent == 0) {
      return cipher;
    }
    if (!ecc.equals(ErrorCorrection.NAME)) {
      throw Algorithms.unknown("error correction", ecc, List.of(ErrorCorrection.NAME));
    }
    return new CorrectedCipher(cipher, new ErrorCorrection(eccOverheadPercent));
  }

  /**
   * A cipher under a repository's master key.
   *
   * @throws RepositoryException of kind {@code UNSUPPORTED} for an unknown name
   */
  public static ContentCipher named(String name, byte[] masterKey) {
    return switch (name) {
      case DEFAULT -> new AeadCipher(AeadCipher.Algorithm.AES_GCM, masterKey);
      case CHACHA -> new AeadCipher(AeadCipher.Algorithm.CHACHA20_POLY1305, masterKey);
      default -> throw Algorithms.unknown("encryption", name, names());
    };
  }
}
