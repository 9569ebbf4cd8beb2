package io.hawser.engine.template.sprig;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binary data as text between lines that say what they are (RFC 7468). */
final class Pem {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([^\n-]*)-----\r?\n([A-Za-z0-9+/=\\s]*+)-----END \\1-----");

  private Pem() {}

  static String encode(String label, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, LINES.encodeToString(bytes), label);
  }

  /** The bytes of the first block; empty if there is none. */
  static Optional<byte[]> decode(String text) {
    var matcher = BLOCK.matcher(text);
    try {
      return matcher.find()
          ? Optional.of(Base64.getMimeDecoder().decode(matcher.group(2)))
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
