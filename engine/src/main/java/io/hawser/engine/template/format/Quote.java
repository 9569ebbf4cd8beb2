package io.hawser.engine.template.format;

import io.hawser.engine.template.value.GoStrings;

/** Go's quoted strings and runes, after package strconv. */
public final class Quote {
  private Quote() {}

  /** A string in double quotes. */
  public static String string(String text) {
    return string(text, false);
  }

  /** A string in double quotes, with everything beyond ASCII escaped if asked. */
  static String string(String text, boolean ascii) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(rune -> escape(quoted, rune, '"', ascii));
    return quoted.append('"').toString();
  }

  /** A rune in single quotes. */
  static String rune(int rune, boolean ascii) {
    int shown = Character.isValidCodePoint(rune) && !isSurrogate(rune) ? rune : 0xFFFD;
    var quoted = new StringBuilder().append('\'');
    escape(quoted, shown, '\'', ascii);
    return quoted.append('\'').toString();
  }

  private static boolean isSurrogate(int rune) {
    return rune >= 0xD800 && rune <= 0xDFFF;
  }

  private static void escape(StringBuilder out, int rune, char quote, boolean ascii) {
    if (GoStrings.isBadByte(rune)) {
      out.append("\\x%02x".formatted(rune - 0xDC00));
    } else if (rune == quote || rune == '\\') {
      out.append('\\').append((char) rune);
    } else if (isPrintable(rune) && (rune < 0x80 || !ascii)) {
      out.appendCodePoint(rune);
    } else {
      out.append(
          switch (rune) {
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x0b -> "\\v";
            default -> numeric(rune);
          });
    }
  }

  private static String numeric(int rune) {
    if (rune < ' ' || rune == 0x7f) {
      return "\\x%02x".formatted(rune);
    }
    return rune < 0x10000 ? "\\u%04x".formatted(rune) : "\\U%08x".formatted(rune);
  }

  /** A string in back quotes where it can stand there unchanged, else in double quotes. */
  public static String raw(String text) {
    return canBackquote(text) ? "`" + text + "`" : string(text);
  }

  /** Whether a string can stand between back quotes unchanged. */
  static boolean canBackquote(String text) {
    return text.codePoints()
        .noneMatch(rune ->
            GoStrings.isBadByte(rune)
                || rune == 0xFEFF
                || (rune < ' ' && rune != '\t')
                || rune == '`'
                || rune == 0x7f);
  }

  /** Go's {@code unicode.IsPrint}: letters, marks, numbers, punctuation, symbols, ASCII space. */
  public static boolean isPrintable(int rune) {
    if (rune == ' ') {
      return true;
    }
    return switch (Character.getType(rune)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Go's {@code %#U}: {@code U+0022 '"'}. */
  public static String unicode(int rune) {
    String hex = "U+%04X".formatted(rune);
    return isPrintable(rune) ? hex + " '" + Character.toString(rune) + "'" : hex;
  }
}
