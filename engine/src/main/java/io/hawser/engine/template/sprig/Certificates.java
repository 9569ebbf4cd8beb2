package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.function.Types;
import io.hawser.engine.template.value.GoStrings;
import io.hawser.engine.template.value.GoStruct;
import io.hawser.engine.template.value.Operand;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Private keys and certificates. */
final class Certificates {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("genPrivateKey(string) string", a -> privateKey(a.text(0))),
          GoFunction.of("genCA(string, int) certificate", Certificates::authority),
          GoFunction.of(
              "genSelfSignedCert(string, []any, []any, int) certificate", Certificates::selfSigned),
          GoFunction.of(
              "genSignedCert(string, []any, []any, int, certificate) certificate",
              Certificates::signed),
          GoFunction.of("buildCustomCert(string, string) certificate", Certificates::custom));

  private Certificates() {}

  /** Kanister refuses every kind that FIPS does not know; sprig 2.22 does not know ed25519. */
  private static String privateKey(String kind) {
    return switch (kind) {
      case "rsa" -> Keys.rsaPem(Keys.rsa(4096));
      case "ecdsa" -> Keys.ecdsaPem();
      case "ed25519" -> "Unknown type ed25519";
      default -> throw Crypto.notAllowed("genPrivateKey for " + kind);
    };
  }

  private static GoStruct certificate(String certificate, String key) {
    return GoStruct.of(Types.CERTIFICATE, Map.of("Cert", certificate, "Key", key));
  }

  private static CertificateRequest request(
      Arguments arguments, List<byte[]> addresses, List<String> names, boolean authority) {
    var from = arguments.surroundings().clock().instant();
    long days = arguments.integer(authority ? 1 : 3);
    // Go's span of that many days overflows after 292 years; longer ones are refused here.
    if (Math.abs(days) > 106_751) {
      throw new CallFailure("a certificate cannot be valid for " + days + " days");
    }
    var until = from.plus(Duration.ofDays(days));
    return new CertificateRequest(arguments.text(0), addresses, names, from, until, authority);
  }

  private static GoStruct authority(Arguments arguments) {
    return selfSigned(request(arguments, List.of(), List.of(), true));
  }

  private static GoStruct selfSigned(Arguments arguments) {
    return selfSigned(request(arguments, addresses(arguments), names(arguments), false));
  }

  private static GoStruct selfSigned(CertificateRequest request) {
    var pair = Keys.rsa(2048);
    byte[] issuer = CertificateRequest.name(request.commonName());
    byte[] der = request.sign(pair.getPublic(), issuer, pair);
    return certificate(Pem.encode("CERTIFICATE", der), Keys.rsaPem(pair));
  }

  private static GoStruct signed(Arguments arguments) {
    var authority = (GoStruct) Objects.requireNonNull(arguments.any(4));
    var issuer = read(String.valueOf(authority.get("Cert")), "decodedSignerCert.Bytes");
    var issuerKey = readKey(String.valueOf(authority.get("Key")), "decodedSignerKey.Bytes");
    var request = request(arguments, addresses(arguments), names(arguments), false);
    var pair = Keys.rsa(2048);
    byte[] der =
        request.sign(
            pair.getPublic(),
            issuer.getSubjectX500Principal().getEncoded(),
            new KeyPair(issuer.getPublicKey(), issuerKey.getPrivate()));
    return certificate(Pem.encode("CERTIFICATE", der), Keys.rsaPem(pair));
  }

  private static GoStruct custom(Arguments arguments) {
    String certificate = decoded(arguments.text(0), "certificate");
    String key = decoded(arguments.text(1), "private key");
    read(certificate, "decodedCert.Bytes");
    readKey(key, "decodedKey.Bytes");
    return certificate(certificate, key);
  }

  private static String decoded(String text, String what) {
    try {
      return GoStrings.fromBytes(Encodings.base64(text));
    } catch (Encodings.Corrupt corrupt) {
      throw new CallFailure("unable to decode base64 " + what);
    }
  }

  private static X509Certificate read(String pem, String what) {
    byte[] der = Pem.decode(pem).orElseThrow(() -> new CallFailure("unable to decode certificate"));
    try {
      var factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException malformed) {
      throw new CallFailure("error parsing certificate: " + what + ": x509: malformed certificate");
    }
  }

  private static KeyPair readKey(String pem, String what) {
    byte[] der = Pem.decode(pem).orElseThrow(() -> new CallFailure("unable to decode key"));
    return Keys.readRsa(der)
        .orElseThrow(() ->
            new CallFailure("error parsing prive key: " + what + ": x509: no PKCS#1 private key"));
  }

  private static List<byte[]> addresses(Arguments arguments) {
    var addresses = new ArrayList<byte[]>();
    for (var item : items(arguments.operand(1))) {
      if (!(item instanceof String text)) {
        throw new CallFailure("error parsing ip: " + shown(arguments, item) + " is not a string");
      }
      addresses.add(
          IpAddresses.parse(text).orElseThrow(() -> new CallFailure("error parsing ip: " + text)));
    }
    return addresses;
  }

  private static List<String> names(Arguments arguments) {
    var names = new ArrayList<String>();
    for (var item : items(arguments.operand(2))) {
      if (!(item instanceof String text)) {
        throw new CallFailure(
            "error processing alternate dns name: " + shown(arguments, item) + " is not a string");
      }
      if (!GoStrings.isAscii(text)) {
        throw new CallFailure(
            "error creating certificate: x509: \"" + text + "\" cannot be encoded as an IA5String");
      }
      names.add(text);
    }
    return names;
  }

  private static String shown(Arguments arguments, @Nullable Object item) {
    return arguments.surroundings().format().value(item);
  }

  private static List<@Nullable Object> items(Operand list) {
    return list.items();
  }
}
