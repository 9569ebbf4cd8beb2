package io.hawser.kopia.crypto;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMACs of the JDK (RFC 2104), which refuses the empty key that the standard allows. */
final class Macs {
  private Macs() {}

  static Mac keyed(String algorithm, byte[] key) {
    try {
      var mac = Mac.getInstance(algorithm);
      // HMAC pads keys with zeros, so one zero is the same key as none.
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this JDK lacks " + algorithm, e);
    }
  }
}
