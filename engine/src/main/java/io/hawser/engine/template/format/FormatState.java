package io.hawser.engine.template.format;

import io.hawser.engine.template.value.GoStrings;
import java.util.Locale;

/** The flags, width and precision of one verb, and the text formatted so far. */
final class FormatState {
  final Output out;
  boolean plus;
  boolean minus;
  boolean sharp;
  boolean space;
  boolean zero;
  boolean plusV;
  boolean sharpV;
  int width;
  boolean hasWidth;
  int precision;
  boolean hasPrecision;

  FormatState(Output out) {
    this.out = out;
  }

  void clear() {
    plus = minus = sharp = space = zero = plusV = sharpV = false;
    width = precision = 0;
    hasWidth = hasPrecision = false;
  }

  /** Writes a text padded to the width, counted in runes. */
  void pad(String text) {
    pad(text, zero);
  }

  private void pad(String text, boolean zeros) {
    int missing = hasWidth ? width - text.codePointCount(0, text.length()) : 0;
    String padding = missing <= 0 ? "" : out.repeat(zeros && !minus ? "0" : " ", missing);
    out.append(minus ? text + padding : padding + text);
  }

  void string(String text) {
    pad(truncated(text));
  }

  private String truncated(String text) {
    return hasPrecision && precision < text.codePointCount(0, text.length())
        ? text.substring(0, text.offsetByCodePoints(0, precision))
        : text;
  }

  void quoted(String text) {
    String shown = truncated(text);
    pad(sharp && Quote.canBackquote(shown) ? "`" + shown + "`" : Quote.string(shown, plus));
  }

  void character(long value) {
    pad(GoStrings.printable(Character.toString(rune(value))));
  }

  void quotedCharacter(long value) {
    pad(Quote.rune(rune(value), plus));
  }

  private static int rune(long value) {
    boolean valid = value >= 0 && value <= Character.MAX_CODE_POINT;
    return valid && !(value >= 0xD800 && value <= 0xDFFF) ? (int) value : GoStrings.REPLACEMENT;
  }

  void unicode(long value) {
    String hex = Long.toHexString(value).toUpperCase(Locale.ROOT);
    int digits = hasPrecision && precision > 4 ? precision : 4;
    String text = "U+" + out.repeat("0", Math.max(0, digits - hex.length())) + hex;
    boolean shown =
        sharp && value >= 0 && value <= Character.MAX_CODE_POINT && Quote.isPrintable((int) value);
    pad(shown ? text + " '" + Character.toString((int) value) + "'" : text, false);
  }

  /**
   * An integer.
   *
   * @param verb {@code b o O d x X}, or v for decimal
   */
  void integer(long value, boolean signed, char verb) {
    if (hasPrecision && precision == 0 && value == 0) {
      out.append(out.repeat(" ", hasWidth ? width : 0));
      return;
    }
    boolean negative = signed && value < 0;
    String digits = digits(negative ? -value : value, verb);
    int wanted = 0;
    if (hasPrecision) {
      wanted = precision;
    } else if (zero && !minus && hasWidth) {
      wanted = negative || plus || space ? width - 1 : width;
    }
    digits = out.repeat("0", Math.max(0, wanted - digits.length())) + digits;
    String prefix = verb == 'O' ? "0o" : "";
    if (sharp) {
      prefix +=
          switch (verb) {
            case 'b' -> "0b";
            case 'o', 'O' -> digits.startsWith("0") ? "" : "0";
            case 'x' -> "0x";
            case 'X' -> "0X";
            default -> "";
          };
    }
    pad((negative ? "-" : plus ? "+" : space ? " " : "") + prefix + digits, false);
  }

  private static String digits(long magnitude, char verb) {
    return switch (verb) {
      case 'b' -> Long.toBinaryString(magnitude);
      case 'o', 'O' -> Long.toOctalString(magnitude);
      case 'x' -> Long.toHexString(magnitude);
      case 'X' -> Long.toHexString(magnitude).toUpperCase(Locale.ROOT);
      default -> Long.toUnsignedString(magnitude);
    };
  }

  /** A floating-point number; the precision is the verb's default. */
  void number(double value, char verb, int defaultPrecision) {
    int digits = hasPrecision ? precision : defaultPrecision;
    String text = FloatText.format(value, verb, digits);
    char sign = '+';
    if (text.startsWith("-") || text.startsWith("+")) {
      sign = text.charAt(0);
      text = text.substring(1);
    }
    if (space && sign == '+' && !plus) {
      sign = ' ';
    }
    if (!Double.isFinite(value)) {
      boolean bare = Double.isNaN(value) && !space && !plus;
      pad(bare ? text : sign + text, false);
      return;
    }
    if (sharp && verb != 'b') {
      text = withPoint(text, verb, digits);
    }
    if (!plus && sign == '+') {
      pad(text);
    } else if (zero && !minus && hasWidth && width > text.length() + 1) {
      out.append(sign + out.repeat("0", width - text.length() - 1) + text);
    } else {
      pad(sign + text);
    }
  }

  /** The sharp flag: a decimal point always, trailing zeros kept. */
  private String withPoint(String text, char verb, int precision) {
    boolean general = verb == 'g' || verb == 'G' || verb == 'x';
    int missing = general ? (precision == -1 ? 6 : precision) : 0;
    int end = exponentStart(text, verb);
    boolean point = false;
    boolean significant = false;
    for (char c : text.substring(0, end).toCharArray()) {
      if (c == '.') {
        point = true;
      } else {
        significant |= c != '0';
        missing -= significant ? 1 : 0;
      }
    }
    String number = text.substring(0, end);
    if (!point) {
      missing -= number.equals("0") ? 1 : 0;
      number += ".";
    }
    return number + out.repeat("0", Math.max(0, missing)) + text.substring(end);
  }

  private static int exponentStart(String text, char verb) {
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toLowerCase(text.charAt(i));
      if (c == 'p' || (c == 'e' && verb != 'x' && verb != 'X')) {
        return i;
      }
    }
    return text.length();
  }

  /** Bytes in hexadecimal. */
  void hex(byte[] bytes, boolean upper) {
    int length = hasPrecision && precision < bytes.length ? precision : bytes.length;
    var text = new StringBuilder();
    String prefix = sharp ? (upper ? "0X" : "0x") : "";
    for (int i = 0; i < length; i++) {
      text.append(i > 0 && space ? " " : "").append(i == 0 || space ? prefix : "");
      text.append((upper ? "%02X" : "%02x").formatted(bytes[i]));
    }
    pad(text.toString());
  }
}
