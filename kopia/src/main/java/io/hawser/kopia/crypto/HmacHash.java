package io.hawser.kopia.crypto;

import java.util.Arrays;
import javax.crypto.Mac;

/** An HMAC, cut to its first bytes. Each thread keeps a MAC of its own, keyed once. */
final class HmacHash implements ContentHash {
  private final int length;
  private final ThreadLocal<Mac> mac;

  HmacHash(String algorithm, byte[] secret, int length) {
    this.length = length;
    var key = secret.clone();
    this.mac = ThreadLocal.withInitial(() -> Macs.keyed(algorithm, key));
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public byte[] hash(byte[] data, int offset, int dataLength) {
    var keyed = mac.get();
    keyed.update(data, offset, dataLength);
    var full = keyed.doFinal();
    return full.length == length ? full : Arrays.copyOf(full, length);
  }
}
