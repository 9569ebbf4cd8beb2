package io.hawser.engine.template.value;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Go strings in Java strings. A Go string is a sequence of bytes, mostly UTF-8; here it is text in
 * which each byte that is not part of valid UTF-8 stands as one lone surrogate U+DC80 to U+DCFF
 * (the scheme of PEP 383). Offsets in Go's functions count bytes, so they are translated here.
 */
public final class GoStrings {
  /** What a bad byte looks like to code that reads runes. */
  public static final int REPLACEMENT = 0xFFFD;

  private GoStrings() {}

  /** The string made of the bytes. */
  public static String fromBytes(byte[] bytes) {
    return fromBytes(bytes, 0, bytes.length);
  }

  /** The string made of the bytes from {@code from} up to {@code to}. */
  public static String fromBytes(byte[] bytes, int from, int to) {
    int ascii = from;
    while (ascii < to && bytes[ascii] >= 0) {
      ascii++;
    }
    if (ascii == to) {
      return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }
    var text = new StringBuilder(to - from);
    for (int i = from; i < to; ) {
      int length = sequenceLength(bytes, i, to);
      if (length == 0) {
        text.append((char) (0xDC00 + (bytes[i] & 0xff)));
        i++;
      } else {
        text.appendCodePoint(decode(bytes, i, length));
        i += length;
      }
    }
    return text.toString();
  }

  /** The bytes of the string. */
  public static byte[] toBytes(String text) {
    if (!hasBadBytes(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    var bytes = new ByteArrayOutputStream(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int rune = text.codePointAt(i);
      if (isBadByte(rune)) {
        bytes.write(rune - 0xDC00);
      } else {
        bytes.writeBytes(Character.toString(rune).getBytes(StandardCharsets.UTF_8));
      }
      i += Character.charCount(rune);
    }
    return bytes.toByteArray();
  }

  /** The number of bytes. */
  public static int length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes += isBadByte(c) ? 1 : 3;
      }
    }
    return bytes;
  }

  /** The bytes from {@code from} up to {@code to}; both must be inside the string. */
  public static String slice(String text, int from, int to) {
    if (isAscii(text)) {
      return text.substring(from, to);
    }
    return fromBytes(toBytes(text), from, to);
  }

  /** Whether a code point stands for a byte that is not UTF-8. */
  public static boolean isBadByte(int codePoint) {
    return codePoint >= 0xDC80 && codePoint <= 0xDCFF;
  }

  /** The runes as Go sees them: a bad byte reads as U+FFFD. */
  public static int[] runes(String text) {
    int[] runes = text.codePoints().toArray();
    for (int i = 0; i < runes.length; i++) {
      if (isBadByte(runes[i])) {
        runes[i] = REPLACEMENT;
      }
    }
    return runes;
  }

  public static String ofRunes(int[] runes) {
    return new String(runes, 0, runes.length);
  }

  /** The text with every bad byte replaced by U+FFFD: what can leave for JSON or a terminal. */
  public static String printable(String text) {
    return hasBadBytes(text) ? ofRunes(runes(text)) : text;
  }

  /** Joins bad bytes that have become valid UTF-8 by standing next to each other. */
  public static String normalized(String text) {
    return hasBadBytes(text) ? fromBytes(toBytes(text)) : text;
  }

  /** Go's order of strings: by bytes, which is by code points. */
  public static int compare(String left, String right) {
    if (isAscii(left) && isAscii(right)) {
      return left.compareTo(right);
    }
    return Arrays.compareUnsigned(toBytes(left), toBytes(right));
  }

  /** Go's {@code unicode.IsSpace}. */
  public static boolean isSpace(int rune) {
    return switch (rune) {
      case '\t', '\n', 0x0b, '\f', '\r', ' ', 0x85, 0xA0 -> true;
      default -> rune > 0xff && Character.isSpaceChar(rune);
    };
  }

  public static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasBadBytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isBadByte(text.charAt(i)) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  /** The length of the valid UTF-8 sequence at {@code at}, 0 if there is none. */
  private static int sequenceLength(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    int length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 0 || lead > 0xF4 || at + length > end) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    if (length > 2) {
      int rune = decode(bytes, at, length);
      boolean shortest = rune >= (length == 3 ? 0x800 : 0x10000);
      return shortest && rune <= 0x10FFFF && !(rune >= 0xD800 && rune <= 0xDFFF) ? length : 0;
    }
    return length;
  }

  private static int decode(byte[] bytes, int at, int length) {
    int rune =
        switch (length) {
          case 1 -> bytes[at];
          case 2 -> bytes[at] & 0x1f;
          case 3 -> bytes[at] & 0x0f;
          default -> bytes[at] & 0x07;
        };
    for (int i = 1; i < length; i++) {
      rune = rune << 6 | (bytes[at + i] & 0x3f);
    }
    return rune;
  }
}
