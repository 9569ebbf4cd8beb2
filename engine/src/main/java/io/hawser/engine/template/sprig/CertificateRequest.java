package io.hawser.engine.template.sprig;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a certificate shall say; it is written by the rules of RFC 5280. */
record CertificateRequest(
    String commonName,
    List<byte[]> addresses,
    List<String> names,
    Instant from,
    Instant until,
    boolean authority) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] SHA256_WITH_RSA =
      Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.nothing());

  /** A name of which only the common name is set. */
  static byte[] name(String commonName) {
    return commonName.isEmpty()
        ? Der.sequence()
        : Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(commonName))));
  }

  /**
   * The certificate in DER.
   *
   * @param issuer the name of who signs, in DER
   */
  byte[] sign(PublicKey subjectKey, byte[] issuer, KeyPair issuerKeys) {
    try {
      byte[] body =
          Der.sequence(
              Der.tagged(0xa0, Der.integer(2)),
              Der.integer(new BigInteger(128, RANDOM)),
              SHA256_WITH_RSA,
              issuer,
              Der.sequence(Der.time(from), Der.time(until)),
              name(commonName),
              subjectKey.getEncoded(),
              Der.tagged(0xa3, Der.sequence(extensions(subjectKey, issuerKeys.getPublic()))));
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(issuerKeys.getPrivate());
      signature.update(body);
      return Der.sequence(body, SHA256_WITH_RSA, Der.bits(signature.sign(), 0));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK signs with RSA", impossible);
    }
  }

  private byte[] extensions(PublicKey subjectKey, PublicKey issuerKey)
      throws GeneralSecurityException {
    var all = new ArrayList<byte[]>();
    // Bits 0, 2 and 5: digital signature, key encipherment, signing certificates.
    byte[] usage =
        authority ? Der.bits(new byte[] {(byte) 0xa4}, 2) : Der.bits(new byte[] {(byte) 0xa0}, 5);
    all.add(extension("2.5.29.15", true, usage));
    byte[] server = Der.oid("1.3.6.1.5.5.7.3.1");
    byte[] client = Der.oid("1.3.6.1.5.5.7.3.2");
    all.add(extension("2.5.29.37", false, Der.sequence(server, client)));
    byte[] constraints = authority ? Der.sequence(Der.bool(true)) : Der.sequence();
    all.add(extension("2.5.29.19", true, constraints));
    if (authority) {
      all.add(extension("2.5.29.14", false, Der.octets(keyId(subjectKey))));
    } else if (!subjectKey.equals(issuerKey)) {
      byte[] issuerId = Der.sequence(Der.tagged(0x80, keyId(issuerKey)));
      all.add(extension("2.5.29.35", false, issuerId));
    }
    if (!names.isEmpty() || !addresses.isEmpty()) {
      all.add(extension("2.5.29.17", commonName.isEmpty(), alternativeNames()));
    }
    return Der.join(all.toArray(byte[][]::new));
  }

  private static byte[] extension(String oid, boolean critical, byte[] content) {
    byte[] flag = critical ? Der.bool(true) : new byte[0];
    return Der.sequence(Der.oid(oid), flag, Der.octets(content));
  }

  private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-1").digest(Keys.rsaPublic(key));
  }

  private byte[] alternativeNames() {
    var all = new ArrayList<byte[]>();
    names.forEach(each -> all.add(Der.tagged(0x82, each.getBytes(StandardCharsets.US_ASCII))));
    addresses.forEach(each -> all.add(Der.tagged(0x87, each)));
    return Der.sequence(all.toArray(byte[][]::new));
  }
}
