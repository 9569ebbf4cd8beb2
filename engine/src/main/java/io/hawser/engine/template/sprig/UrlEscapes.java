package io.hawser.engine.template.sprig;

import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.value.GoStrings;
import java.io.ByteArrayOutputStream;

/** Percent-encoding in the parts of a URL, after Go's package net/url. */
final class UrlEscapes {
  /** A part of a URL and the characters besides letters and digits that stand for themselves. */
  enum Part {
    PATH("-_.~$&+,/:;=@"),
    USER("-_.~$&+,;="),
    HOST("-_.~!\"$&'()*+,:;<=>[]"),
    ZONE("-_.~!\"$&'()*+,:;<=>[]"),
    FRAGMENT("-_.~!$&()*+,/:;=?@");

    private final String plain;

    Part(String plain) {
      this.plain = plain;
    }

    private boolean isPlain(int each) {
      return (each >= 'a' && each <= 'z')
          || (each >= 'A' && each <= 'Z')
          || (each >= '0' && each <= '9')
          || plain.indexOf(each) >= 0;
    }
  }

  private UrlEscapes() {}

  static String escape(String text, Part part) {
    var escaped = new StringBuilder();
    for (byte each : GoStrings.toBytes(text)) {
      if (part.isPlain(each)) {
        escaped.append((char) each);
      } else {
        escaped.append("%%%02X".formatted(each));
      }
    }
    return escaped.toString();
  }

  static String unescape(String text, Part part) throws GoUrl.Malformed {
    byte[] source = GoStrings.toBytes(text);
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < source.length; i++) {
      if (source[i] == '%') {
        bytes.write(escaped(source, i, part));
        i += 2;
        continue;
      }
      boolean host = part == Part.HOST || part == Part.ZONE;
      if (host && source[i] >= 0 && !part.isPlain(source[i])) {
        String shown = Quote.string(Character.toString(source[i]));
        throw new GoUrl.Malformed("invalid character " + shown + " in host name");
      }
      bytes.write(source[i]);
    }
    return GoStrings.fromBytes(bytes.toByteArray());
  }

  private static int escaped(byte[] source, int at, Part part) throws GoUrl.Malformed {
    int high = at + 2 < source.length ? Character.digit(source[at + 1], 16) : -1;
    int low = at + 2 < source.length ? Character.digit(source[at + 2], 16) : -1;
    int value = high * 16 + low;
    boolean percent = value == '%';
    boolean valid =
        high >= 0
            && low >= 0
            && (part != Part.HOST || high >= 8 || percent)
            && (part != Part.ZONE || percent || value == ' ' || Part.HOST.isPlain(value));
    if (!valid) {
      String shown = GoStrings.fromBytes(source, at, Math.min(source.length, at + 3));
      throw new GoUrl.Malformed("invalid URL escape " + Quote.string(shown));
    }
    return value;
  }
}
