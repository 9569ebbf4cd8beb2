package io.hawser.engine.template.parse;

import io.hawser.engine.template.value.GoStrings;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads Go's quoted strings and character constants, after package strconv. */
final class Unquote {
  private static final int MALFORMED = -1;

  private final String source;
  private final char quote;
  private int at;
  private boolean isByte;

  private Unquote(String source, char quote) {
    this.source = source;
    this.quote = quote;
    this.at = 1;
  }

  /** The string between double or back quotes; empty if its syntax is wrong. */
  static Optional<String> string(String quoted) {
    if (quoted.startsWith("`")) {
      return Optional.of(quoted.substring(1, quoted.length() - 1).replace("\r", ""));
    }
    var reader = new Unquote(quoted, '"');
    var text = new StringBuilder();
    while (reader.at < quoted.length() - 1) {
      int rune = reader.next();
      if (rune == MALFORMED) {
        return Optional.empty();
      }
      if (reader.isByte && rune >= 0x80) {
        text.append((char) (0xDC00 + rune));
      } else {
        text.appendCodePoint(rune);
      }
    }
    return Optional.of(GoStrings.normalized(text.toString()));
  }

  /** A rune of a character constant, and whether the constant ends after it. */
  record Rune(OptionalInt value, boolean complete) {}

  static Rune rune(String quoted) {
    var reader = new Unquote(quoted, '\'');
    int rune = reader.next();
    if (rune == MALFORMED) {
      return new Rune(OptionalInt.empty(), false);
    }
    return new Rune(OptionalInt.of(rune), quoted.substring(reader.at).equals("'"));
  }

  private int next() {
    isByte = false;
    int rune = source.codePointAt(at);
    at += Character.charCount(rune);
    if (rune == quote) {
      return MALFORMED;
    }
    if (rune != '\\') {
      return rune;
    }
    if (at >= source.length()) {
      return MALFORMED;
    }
    char escape = source.charAt(at++);
    return switch (escape) {
      case 'a' -> 0x07;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      case '\\' -> '\\';
      case '\'', '"' -> escape == quote ? escape : MALFORMED;
      case 'x' -> {
        isByte = true;
        yield digits(2, 16);
      }
      case 'u' -> codePoint(digits(4, 16));
      case 'U' -> codePoint(digits(8, 16));
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        isByte = true;
        int value = digits(3, 8);
        yield value > 0xff ? MALFORMED : value;
      }
      default -> MALFORMED;
    };
  }

  private static int codePoint(int value) {
    boolean surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value <= Character.MAX_CODE_POINT && !surrogate ? value : MALFORMED;
  }

  private int digits(int count, int base) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      char c = at < source.length() ? source.charAt(at) : ' ';
      int digit = c < 0x80 ? Character.digit(c, base) : -1;
      if (digit < 0) {
        return MALFORMED;
      }
      value = value * base + digit;
      at++;
    }
    return value > Character.MAX_CODE_POINT ? MALFORMED : (int) value;
  }
}
