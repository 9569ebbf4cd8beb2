package io.hawser.engine.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Names made of {@code [a-z0-9-]}, for files and for what functions create. */
public final class SafeName {
  private static final int HASH_BYTES = 5;

  private SafeName() {}

  /**
   * A safe name of at most {@code limit} bytes. Different texts give different names: where
   * characters had to be replaced or cut, a hash of the whole text follows.
   *
   * @param limit at least 20
   */
  public static String of(String text, int limit) {
    var safe = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var plain = safe.replaceAll("^-+|-+$", "");
    if (plain.equals(text) && plain.length() <= limit && !plain.isEmpty()) {
      return plain;
    }
    var hash = hash(text);
    int room = limit - hash.length() - 1;
    var start = plain.substring(0, Math.min(room, plain.length())).replaceAll("-+$", "");
    return start.isEmpty() ? hash : start + "-" + hash;
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
