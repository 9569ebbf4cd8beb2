package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.CallFailure;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Private keys in the classic formats: PKCS #1 (RFC 8017) for RSA, SEC 1 (RFC 5915) for ECDSA. */
final class Keys {
  private static final String P256 = "1.2.840.10045.3.1.7";
  private static final int P256_BYTES = 32;
  private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
  private static final int SEARCHERS = 4;
  private static final int CERTAINTY = 112;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The product of the small primes: most candidates have one of them as a factor. */
  private static final BigInteger SMALL =
      IntStream.range(2, 20_000)
          .mapToObj(BigInteger::valueOf)
          .filter(each -> each.isProbablePrime(20))
          .reduce(BigInteger.ONE, BigInteger::multiply);

  private Keys() {}

  /**
   * A new key. Its primes are looked for by several threads at once, of which the first two count:
   * a key of 4096 bits takes the JDK's generator many seconds when it is out of luck.
   */
  static KeyPair rsa(int bits) {
    BigInteger p;
    BigInteger q;
    do {
      var primes = twoPrimes(bits / 2);
      p = primes.getFirst().max(primes.getLast());
      q = primes.getFirst().min(primes.getLast());
    } while (p.multiply(q).bitLength() != bits || p.subtract(q).bitLength() < bits / 2 - 100);
    var one = BigInteger.ONE;
    var totient = p.subtract(one).multiply(q.subtract(one));
    var lambda = totient.divide(p.subtract(one).gcd(q.subtract(one)));
    var d = EXPONENT.modInverse(lambda);
    var key =
        new RSAPrivateCrtKeySpec(
            p.multiply(q),
            EXPONENT,
            d,
            p,
            q,
            d.mod(p.subtract(one)),
            d.mod(q.subtract(one)),
            q.modInverse(p));
    try {
      var factory = KeyFactory.getInstance("RSA");
      var publicKey = factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), EXPONENT));
      return new KeyPair(publicKey, factory.generatePrivate(key));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has RSA", impossible);
    }
  }

  private static List<BigInteger> twoPrimes(int bits) {
    try (var searchers = Executors.newFixedThreadPool(SEARCHERS)) {
      var searches = new ExecutorCompletionService<BigInteger>(searchers);
      for (int i = 0; i < SEARCHERS; i++) {
        searches.submit(() -> prime(bits));
      }
      var primes = List.of(searches.take().get(), searches.take().get());
      searchers.shutdownNow();
      return primes;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CallFailure("the search for a key was interrupted");
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken.getCause());
    }
  }

  /** A prime with its two highest bits set, by the bounds of FIPS 186-5. */
  private static BigInteger prime(int bits) throws InterruptedException {
    while (!Thread.interrupted()) {
      var candidate = new BigInteger(bits, RANDOM).setBit(bits - 1).setBit(bits - 2).setBit(0);
      boolean coprime =
          candidate.mod(EXPONENT).signum() != 0 && SMALL.gcd(candidate).equals(BigInteger.ONE);
      if (coprime
          && candidate.isProbablePrime(CERTAINTY)
          && !candidate.mod(EXPONENT).equals(BigInteger.ONE)) {
        return candidate;
      }
    }
    throw new InterruptedException("another thread was first");
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
          Der.join(new byte[] {4}, unsigned(point.getAffineX()), unsigned(point.getAffineY()));
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
