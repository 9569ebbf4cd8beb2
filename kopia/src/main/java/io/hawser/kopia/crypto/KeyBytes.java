package io.hawser.kopia.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;

/** Bytes of a key: never printed, and compared in a time that does not depend on them. */
public final class KeyBytes {
  private final byte[] bytes;

  private KeyBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public static KeyBytes of(byte[] bytes) {
    return new KeyBytes(bytes.clone());
  }

  /** A new key from the system's secure source. */
  public static KeyBytes random(int length) {
    var bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return new KeyBytes(bytes);
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyBytes key && MessageDigest.isEqual(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return "***";
  }
}
