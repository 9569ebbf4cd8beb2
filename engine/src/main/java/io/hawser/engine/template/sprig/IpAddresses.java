package io.hawser.engine.template.sprig;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.Optional;

/** IP addresses in their textual forms. */
final class IpAddresses {
  private IpAddresses() {}

  /** The 4 or 16 bytes of an address; empty if the text is none. Nothing is looked up. */
  static Optional<byte[]> parse(String text) {
    try {
      if (text.contains(":")) {
        return Optional.of(Inet6Address.ofLiteral(text).getAddress());
      }
      boolean dotted = text.matches("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
      return dotted ? Optional.of(Inet4Address.ofLiteral(text).getAddress()) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
