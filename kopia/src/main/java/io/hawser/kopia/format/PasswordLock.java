package io.hawser.kopia.format;

import io.hawser.kopia.crypto.KeyBytes;
import io.hawser.kopia.crypto.KeyDerivation;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under the key that the password gives: {@code nonce(12) ‖ ciphertext ‖ tag(16)}. The
 * additional data is a derived key too (Kopia's format, section "Encryption of the embedded
 * block").
 */
final class PasswordLock {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final byte[] additional;

  PasswordLock(KeyBytes passwordKey, byte[] uniqueId) {
    this.key = new SecretKeySpec(derive(passwordKey, uniqueId, "AES"), "AES");
    this.additional = derive(passwordKey, uniqueId, "CHECKSUM");
  }

  private static byte[] derive(KeyBytes passwordKey, byte[] uniqueId, String purpose) {
    return KeyDerivation.forPurpose(passwordKey, uniqueId, purpose, KEY_BYTES).bytes();
  }

  byte[] close(byte[] plain) {
    var nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    return close(plain, nonce);
  }

  byte[] close(byte[] plain, byte[] nonce) {
    try {
      var sealed = new byte[NONCE_BYTES + plain.length + TAG_BYTES];
      System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
      cipher(Cipher.ENCRYPT_MODE, sealed).doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption by AES-256-GCM", e);
    }
  }

  /**
   * What was closed, or nothing when the key or the bytes are wrong: which of them, none can tell.
   */
  Optional<byte[]> open(byte[] sealed) {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, sealed)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("decryption by AES-256-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] sealed) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, sealed, 0, NONCE_BYTES));
    cipher.updateAAD(additional);
    return cipher;
  }
}
