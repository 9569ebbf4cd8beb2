package io.hawser.kopia.crypto;

import java.nio.ByteBuffer;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/**
 * PBKDF2 with HMAC-SHA256 (RFC 8018). The JDK's takes characters only; scrypt needs it for bytes.
 */
final class Pbkdf2 {
  private static final int BLOCK = 32;

  private Pbkdf2() {}

  static byte[] derive(byte[] password, byte[] salt, int iterations, int length) {
    var mac = Macs.keyed("HmacSHA256", password);
    var out = ByteBuffer.allocate(length);
    for (var block = 1; out.hasRemaining(); block++) {
      var bytes = block(mac, salt, iterations, block);
      out.put(bytes, 0, Math.min(BLOCK, out.remaining()));
    }
    return out.array();
  }

  private static byte[] block(Mac mac, byte[] salt, int iterations, int number) {
    mac.update(salt);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
    var last = mac.doFinal();
    var sum = last.clone();
    for (var i = 1; i < iterations; i++) {
      mac.update(last);
      try {
        mac.doFinal(last, 0);
      } catch (ShortBufferException e) {
        throw new IllegalStateException(e);
      }
      for (var j = 0; j < BLOCK; j++) {
        sum[j] ^= last[j];
      }
    }
    return sum;
  }
}
