package io.hawser.engine.template.sprig;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/** Private keys in the classic formats: PKCS #1 (RFC 8017) for RSA, SEC 1 (RFC 5915) for ECDSA. */
final class Keys {
  private static final String P256 = "1.2.840.10045.3.1.7";
  private static final int P256_BYTES = 32;

  private Keys() {}

  static KeyPair rsa(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has RSA", impossible);
    }
  }

  static String rsaPem(KeyPair pair) {
    var key = (RSAPrivateCrtKey) pair.getPrivate();
    byte[] der =
        Der.sequence(
            Der.integer(0),
            Der.integer(key.getModulus()),
            Der.integer(key.getPublicExponent()),
            Der.integer(key.getPrivateExponent()),
            Der.integer(key.getPrimeP()),
            Der.integer(key.getPrimeQ()),
            Der.integer(key.getPrimeExponentP()),
            Der.integer(key.getPrimeExponentQ()),
            Der.integer(key.getCrtCoefficient()));
    return Pem.encode("RSA PRIVATE KEY", der);
  }

  /** The public key alone, as key identifiers are computed from it. */
  static byte[] rsaPublic(PublicKey key) {
    var rsa = (RSAPublicKey) key;
    return Der.sequence(Der.integer(rsa.getModulus()), Der.integer(rsa.getPublicExponent()));
  }

  /** Reads a PKCS #1 key; empty if it is none. */
  static Optional<KeyPair> readRsa(byte[] pkcs1) {
    try {
      byte[] algorithm = Der.sequence(Der.oid("1.2.840.113549.1.1.1"), Der.nothing());
      byte[] pkcs8 = Der.sequence(Der.integer(0), algorithm, Der.octets(pkcs1));
      var factory = KeyFactory.getInstance("RSA");
      if (factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)) instanceof RSAPrivateCrtKey key) {
        var publicKey =
            factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return Optional.of(new KeyPair(publicKey, key));
      }
      return Optional.empty();
    } catch (GeneralSecurityException malformed) {
      return Optional.empty();
    }
  }

  static String ecdsaPem() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      var point = ((ECPublicKey) pair.getPublic()).getW();
      byte[] publicKey =
          Der.join(
              new byte[] {4}, unsigned(point.getAffineX()), unsigned(point.getAffineY()));
      byte[] der =
          Der.sequence(
              Der.integer(1),
              Der.octets(unsigned(((ECPrivateKey) pair.getPrivate()).getS())),
              Der.tagged(0xa0, Der.oid(P256)),
              Der.tagged(0xa1, Der.bits(publicKey, 0)));
      return Pem.encode("EC PRIVATE KEY", der);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has P-256", impossible);
    }
  }

  private static byte[] unsigned(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[P256_BYTES];
    int length = Math.min(bytes.length, P256_BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, P256_BYTES - length, length);
    return fixed;
  }
}
