package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoStrings;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Adler32;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Digests and encryption with a password. */
final class Crypto {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;
  private static final int BLOCK_BYTES = 16;

  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("sha1sum(string) string", a -> digest("SHA-1", a.text(0))),
          GoFunction.of("sha256sum(string) string", a -> digest("SHA-256", a.text(0))),
          GoFunction.of("adler32sum(string) string", a -> adler32(a.text(0))),
          GoFunction.of("encryptAES(string, string) string", Crypto::encrypt),
          GoFunction.of("decryptAES(string, string) string", Crypto::decrypt),
          GoFunction.of(
              "derivePassword(uint32, string, string, string, string) string",
              _ -> {
                throw notAllowed("derivePassword");
              }));

  private Crypto() {}

  /** Kanister's refusal of what its FIPS mode does not have. */
  static CallFailure notAllowed(String usage) {
    return new CallFailure(
        "sprig usage of '%s' is not allowed by kanister as it is not FIPS compatible"
            .formatted(usage));
  }

  private static String digest(String algorithm, String text) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(GoStrings.toBytes(text));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has " + algorithm, missing);
    }
  }

  private static String adler32(String text) {
    var sum = new Adler32();
    sum.update(GoStrings.toBytes(text));
    return Long.toString(sum.getValue());
  }

  /** Sprig's format: AES-256 in CBC mode, the IV before the text, the password as the key. */
  private static Cipher cipher(int mode, String password, byte[] iv, String padding)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/CBC/" + padding);
    byte[] key = Arrays.copyOf(GoStrings.toBytes(password), KEY_BYTES);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher;
  }

  private static String encrypt(Arguments arguments) {
    if (arguments.text(1).isEmpty()) {
      return "";
    }
    byte[] iv = new byte[BLOCK_BYTES];
    RANDOM.nextBytes(iv);
    try {
      byte[] encrypted =
          cipher(Cipher.ENCRYPT_MODE, arguments.text(0), iv, "PKCS5Padding")
              .doFinal(GoStrings.toBytes(arguments.text(1)));
      byte[] all = Arrays.copyOf(iv, iv.length + encrypted.length);
      System.arraycopy(encrypted, 0, all, iv.length, encrypted.length);
      return Encodings.base64(all);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES", impossible);
    }
  }

  private static String decrypt(Arguments arguments) {
    if (arguments.text(1).isEmpty()) {
      return "";
    }
    byte[] all;
    try {
      all = Encodings.base64(arguments.text(1));
    } catch (Encodings.Corrupt corrupt) {
      throw new CallFailure(String.valueOf(corrupt.getMessage()));
    }
    if (all.length < BLOCK_BYTES) {
      throw new CallFailure(
          "runtime error: slice bounds out of range [:%d] with capacity %d"
              .formatted(BLOCK_BYTES, all.length));
    }
    if (all.length % BLOCK_BYTES != 0) {
      throw new CallFailure("crypto/cipher: input not full blocks");
    }
    byte[] iv = Arrays.copyOf(all, BLOCK_BYTES);
    try {
      byte[] padded =
          cipher(Cipher.DECRYPT_MODE, arguments.text(0), iv, "NoPadding")
              .doFinal(all, BLOCK_BYTES, all.length - BLOCK_BYTES);
      return withoutPadding(padded);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES", impossible);
    }
  }

  /** Only the last byte is looked at, as in sprig: a wrong password can give garbage. */
  private static String withoutPadding(byte[] padded) {
    if (padded.length == 0) {
      throw new CallFailure("runtime error: index out of range [-1]");
    }
    int length = padded.length - (padded[padded.length - 1] & 0xff);
    Panics.requireBounds(0, length, padded.length);
    return GoStrings.fromBytes(padded, 0, length);
  }
}
