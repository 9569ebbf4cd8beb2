package io.hawser.kopia.crypto;

import io.hawser.kopia.pool.Pool;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * An AEAD under a key of its own for every content: {@code nonce(12) ‖ ciphertext ‖ tag(16)}, with
 * the name as additional data (Kopia's format, section "Encryption algorithms").
 *
 * <p>Hot. Bytes are given to the cipher 1 KiB at a time: the JDK's fast path for AES-GCM is taken
 * only once its Java callers are compiled, which a few calls of 4 MiB each never reach (85 MB/s
 * instead of 3 GB/s). Decryption takes its bytes only as a whole, so there a warm-up with small
 * pieces helps, once so much large data was read that it pays. Ciphers and MACs are kept.
 */
final class AeadCipher implements ContentCipher {
  static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int STEP = 1024;
  private static final int LARGE = 256 << 10;
  private static final int WARM_UP_BYTES = 4096;
  private static final int WARM_UP_ROUNDS = 6000;

  private final Algorithm algorithm;
  private final Pool<Tools> pool;
  private final SecureRandom random = new SecureRandom();
  private final AtomicLong bytesBeforeWarmUp = new AtomicLong(16 << 20);

  enum Algorithm {
    AES_GCM("AES", "AES/GCM/NoPadding"),
    CHACHA20_POLY1305("ChaCha20", "ChaCha20-Poly1305");

    private final String key;
    private final String transformation;

    Algorithm(String key, String transformation) {
      this.key = key;
      this.transformation = transformation;
    }

    AlgorithmParameterSpec parameters(byte[] bytes, int nonceOffset) {
      return switch (this) {
        case AES_GCM -> new GCMParameterSpec(8 * TAG_BYTES, bytes, nonceOffset, NONCE_BYTES);
        case CHACHA20_POLY1305 -> new IvParameterSpec(bytes, nonceOffset, NONCE_BYTES);
      };
    }
  }

  /** What one call needs. */
  private record Tools(Cipher cipher, Mac keys) {}

  /** What is done with a cipher that has its key, nonce and additional data. */
  @FunctionalInterface
  private interface Step {
    byte[] with(Cipher cipher) throws GeneralSecurityException;
  }

  AeadCipher(Algorithm algorithm, byte[] masterKey) {
    this.algorithm = algorithm;
    // The purpose stands in the salt here and the info is empty, unlike everywhere else.
    var salt = "encryption".getBytes(StandardCharsets.US_ASCII);
    var derivation = KeyDerivation.forPurpose(KeyBytes.of(masterKey), salt, "", 32);
    this.pool = Pool.of(() -> newTools(algorithm, derivation));
  }

  private static Tools newTools(Algorithm algorithm, KeyBytes derivation) {
    try {
      return new Tools(
          Cipher.getInstance(algorithm.transformation),
          Macs.keyed("HmacSHA256", derivation.bytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks " + algorithm.transformation, e);
    }
  }

  @Override
  public int overhead() {
    return NONCE_BYTES + TAG_BYTES;
  }

  @Override
  public byte[] encrypt(byte[] plain, int offset, int length, byte[] contentIdHash) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return encrypt(plain, offset, length, contentIdHash, nonce);
  }

  byte[] encrypt(byte[] plain, int offset, int length, byte[] contentIdHash, byte[] nonce) {
    var sealed = new byte[NONCE_BYTES + length + TAG_BYTES];
    System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
    try {
      return use(
          Cipher.ENCRYPT_MODE,
          contentIdHash,
          sealed,
          0,
          cipher -> {
            var end = offset + length;
            var to = NONCE_BYTES;
            var from = offset;
            for (; end - from > STEP; from += STEP) {
              to += cipher.update(plain, from, STEP, sealed, to);
            }
            cipher.doFinal(plain, from, end - from, sealed, to);
            return sealed;
          });
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption by " + algorithm.transformation, e);
    }
  }

  @Override
  public byte[] decrypt(byte[] sealed, int offset, int length, byte[] contentIdHash) {
    if (length < overhead()) {
      throw new RepositoryException(
          Kind.CORRUPT,
          "%d bytes are too few for an encrypted content; at least %d are needed"
              .formatted(length, overhead()));
    }
    if (length >= LARGE && bytesBeforeWarmUp.get() > 0) {
      warmUpAfter(length);
    }
    try {
      return use(
          Cipher.DECRYPT_MODE,
          contentIdHash,
          sealed,
          offset,
          cipher -> {
            var plain = new byte[length - overhead()];
            cipher.doFinal(sealed, offset + NONCE_BYTES, length - NONCE_BYTES, plain, 0);
            return plain;
          });
    } catch (AEADBadTagException e) {
      throw new RepositoryException(
          Kind.CORRUPT, "encrypted data is damaged, or of another repository", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("decryption by " + algorithm.transformation, e);
    }
  }

  private void warmUpAfter(int length) {
    var left = bytesBeforeWarmUp.addAndGet(-length);
    if (left <= 0 && left + length > 0) {
      var name = new byte[TAG_BYTES];
      var sealed = encrypt(new byte[WARM_UP_BYTES], 0, WARM_UP_BYTES, name);
      for (var i = 0; i < WARM_UP_ROUNDS; i++) {
        decrypt(sealed, 0, sealed.length, name);
      }
    }
  }

  private byte[] use(int mode, byte[] name, byte[] bytes, int nonceOffset, Step step)
      throws GeneralSecurityException {
    return pool.use(tools -> {
      var key = new SecretKeySpec(tools.keys.doFinal(name), algorithm.key);
      tools.cipher.init(mode, key, algorithm.parameters(bytes, nonceOffset));
      tools.cipher.updateAAD(name);
      return step.with(tools.cipher);
    });
  }
}
