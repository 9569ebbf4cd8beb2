package io.hawser.kopia.crypto;

import io.hawser.kopia.repository.RepositoryException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** Keys from passwords, and keys from keys, as Kopia's format derives them. */
public final class KeyDerivation {
  /** Takes 64 MiB of memory and about a third of a second, on purpose. */
  public static final String SCRYPT = "scrypt-65536-8-1";

  public static final String PBKDF2 = "pbkdf2-sha256-600000";

  private static final int KEY_BYTES = 32;

  private KeyDerivation() {}

  /** Kopia's names of the ways from a password to a key, the default first. */
  public static List<String> names() {
    return List.of(SCRYPT, PBKDF2);
  }

  /**
   * The key that encrypts the format blob.
   *
   * @param salt the repository's unique id
   * @throws RepositoryException of kind {@code UNSUPPORTED} for an unknown name
   */
  public static KeyBytes fromPassword(String name, Password password, byte[] salt) {
    var bytes = password.utf8().bytes();
    return KeyBytes.of(
        switch (name) {
          case SCRYPT -> Scrypt.derive(bytes, salt, 65536, KEY_BYTES);
          case PBKDF2 -> Pbkdf2.derive(bytes, salt, 600_000, KEY_BYTES);
          default -> throw Algorithms.unknown("key derivation", name, names());
        });
  }

  /** A key for one purpose (HKDF-SHA256, RFC 5869). */
  public static KeyBytes forPurpose(KeyBytes from, byte[] salt, String purpose, int length) {
    var spec =
        HKDFParameterSpec.ofExtract()
            .addIKM(from.bytes())
            .addSalt(salt)
            .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), length);
    try {
      return KeyBytes.of(KDF.getInstance("HKDF-SHA256").deriveData(spec));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot derive keys by HKDF-SHA256", e);
    }
  }
}
