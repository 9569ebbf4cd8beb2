package io.hawser.engine.template.sprig;

import io.hawser.engine.template.format.Quote;
import java.util.regex.Pattern;

/** The hosts of URLs: names, IPv4 addresses, and IPv6 addresses in brackets. */
final class UrlHosts {
  private static final Pattern PORT = Pattern.compile("(?::[0-9]*)?");

  private UrlHosts() {}

  static String parse(String scheme, String host) throws GoUrl.Malformed {
    int open = host.lastIndexOf('[');
    if (open > 0) {
      throw new GoUrl.Malformed("invalid IP-literal");
    }
    if (open == 0) {
      return bracketed(host);
    }
    boolean strict = scheme.equals("http") || scheme.equals("https");
    int colon = strict ? host.indexOf(':') : host.lastIndexOf(':');
    if (colon >= 0) {
      requirePort(host.substring(colon));
    }
    return UrlEscapes.unescape(host, UrlEscapes.Part.HOST);
  }

  private static void requirePort(String port) throws GoUrl.Malformed {
    if (!PORT.matcher(port).matches()) {
      throw new GoUrl.Malformed("invalid port " + Quote.string(port) + " after host");
    }
  }

  private static String bracketed(String host) throws GoUrl.Malformed {
    int close = host.lastIndexOf(']');
    if (close < 0) {
      throw new GoUrl.Malformed("missing ']' in host");
    }
    String port = host.substring(close + 1);
    requirePort(port);
    String name = host.substring(1, close);
    int zone = name.indexOf("%25");
    String address =
        zone < 0
            ? UrlEscapes.unescape(name, UrlEscapes.Part.HOST)
            : UrlEscapes.unescape(name.substring(0, zone), UrlEscapes.Part.HOST)
                + UrlEscapes.unescape(name.substring(zone), UrlEscapes.Part.ZONE);
    String bare = address.contains("%") ? address.substring(0, address.indexOf('%')) : address;
    if (IpAddresses.parse(bare).isEmpty()) {
      throw new GoUrl.Malformed(
          "invalid host: ParseAddr(" + Quote.string(address) + "): unable to parse IP");
    }
    if (!bare.contains(":")) {
      throw new GoUrl.Malformed("invalid IP-literal");
    }
    return "[" + address + "]" + port;
  }
}
