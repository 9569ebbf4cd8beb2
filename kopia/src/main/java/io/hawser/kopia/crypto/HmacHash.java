package io.hawser.kopia.crypto;

import io.hawser.kopia.pool.Pool;
import java.util.Arrays;
import javax.crypto.Mac;

/** An HMAC, cut to its first bytes. Its MACs are keyed once. */
final class HmacHash implements ContentHash {
  private final int length;
  private final Pool<Mac> macs;

  HmacHash(String algorithm, byte[] secret, int length) {
    this.length = length;
    var key = secret.clone();
    this.macs = Pool.of(() -> Macs.keyed(algorithm, key));
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public byte[] hash(byte[] data, int offset, int dataLength) {
    var full =
        macs.use(mac -> {
          mac.update(data, offset, dataLength);
          return mac.doFinal();
        });
    return full.length == length ? full : Arrays.copyOf(full, length);
  }
}
