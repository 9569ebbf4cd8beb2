package io.hawser.engine.template.regex;

import org.jspecify.annotations.Nullable;

/** Parses sets of runes in brackets, and escapes. */
final class ClassParser {
  private final SourceReader in;

  ClassParser(SourceReader in) {
    this.in = in;
  }

  /** A set in brackets, of which the opening one has been read. */
  RuneSet bracket(int start, boolean ignoreCase) throws RegexSyntaxException {
    boolean negated = in.accept("^");
    RuneSet set = _ -> false;
    boolean first = true;
    while (first || !in.ahead("]")) {
      if (!in.more()) {
        throw in.errorToEnd("missing closing ]", start);
      }
      // A hyphen stands for itself only at either end, as in RE2.
      if (!first && in.ahead("-") && !in.ahead("-]")) {
        int rune = in.at;
        in.advance();
        in.advance();
        throw in.error("invalid character class range", rune);
      }
      first = false;
      set = set.or(item());
    }
    in.advance();
    set = ignoreCase ? set.ignoringCase() : set;
    return negated ? set.negated() : set;
  }

  private RuneSet item() throws RegexSyntaxException {
    int start = in.at;
    if (in.ahead("[:") && in.source.indexOf(":]", in.at + 2) >= 0) {
      return posix();
    }
    if (in.ahead("\\")) {
      in.advance();
      var set = escapedClass(start);
      if (set != null) {
        return set;
      }
      in.at = start;
    }
    int from = bound(start);
    if (!in.ahead("-") || in.ahead("-]")) {
      return RuneSet.range(from, from);
    }
    in.advance();
    int to = in.more() ? bound(start) : from;
    if (to < from) {
      throw in.error("invalid character class range", start);
    }
    return RuneSet.range(from, to);
  }

  private int bound(int start) throws RegexSyntaxException {
    int at = in.at;
    int rune = in.advance();
    return rune == '\\' ? escapedRune(at == start ? start : at) : rune;
  }

  private RuneSet posix() throws RegexSyntaxException {
    int start = in.at;
    int end = in.source.indexOf(":]", in.at + 2);
    String name = in.source.substring(in.at + 2, end);
    in.at = end + 2;
    boolean negated = name.startsWith("^");
    var set = RuneSet.POSIX.get(negated ? name.substring(1) : name);
    if (set == null) {
      throw in.error("invalid character class range", start);
    }
    return negated ? set.negated() : set;
  }

  /** The class an escape names, of which the backslash has been read; null if it names none. */
  @Nullable RuneSet escapedClass(int start) throws RegexSyntaxException {
    int letter = in.peek();
    var set =
        switch (letter) {
          case 'd', 'D' -> RuneSet.DIGIT;
          case 's', 'S' -> RuneSet.SPACE;
          case 'w', 'W' -> RuneSet.WORD;
          default -> null;
        };
    if (set != null) {
      in.advance();
      return Character.isUpperCase(letter) ? set.negated() : set;
    }
    return letter == 'p' || letter == 'P' ? unicode(start) : null;
  }

  private RuneSet unicode(int start) throws RegexSyntaxException {
    boolean negated = in.advance() == 'P';
    if (!in.more()) {
      throw in.error("invalid character class range", start);
    }
    String name = Character.toString(in.advance());
    if (name.equals("{")) {
      int close = in.source.indexOf('}', in.at);
      if (close < 0) {
        throw in.errorToEnd("invalid character class range", start);
      }
      name = in.source.substring(in.at, close);
      in.at = close + 1;
    }
    if (name.startsWith("^")) {
      negated = !negated;
      name = name.substring(1);
    }
    var set = RuneSet.unicode(name);
    if (set.isEmpty()) {
      throw in.error("invalid character class range", start);
    }
    return negated ? set.get().negated() : set.get();
  }

  /** The rune an escape stands for, of which the backslash has been read. */
  int escapedRune(int start) throws RegexSyntaxException {
    if (!in.more()) {
      throw new RegexSyntaxException("trailing backslash at end of expression", "");
    }
    int letter = in.advance();
    return switch (letter) {
      case 'a' -> 0x07;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      case 'x' -> hexadecimal(start);
      case '0' -> octal(0, 2);
      case '1', '2', '3', '4', '5', '6', '7' -> {
        if (!isOctal(in.peek())) {
          throw in.error("invalid escape sequence", start);
        }
        yield octal(letter - '0', 2);
      }
      default -> {
        if (letter < 0x80 && !RuneSet.isWord(letter)) {
          yield letter;
        }
        throw in.error("invalid escape sequence", start);
      }
    };
  }

  private static boolean isOctal(int rune) {
    return rune >= '0' && rune <= '7';
  }

  private int octal(int value, int most) throws RegexSyntaxException {
    int result = value;
    for (int i = 0; i < most && isOctal(in.peek()); i++) {
      result = result * 8 + in.advance() - '0';
    }
    return result;
  }

  private int hexadecimal(int start) throws RegexSyntaxException {
    String digits;
    if (in.accept("{")) {
      int close = in.source.indexOf('}', in.at);
      digits = close < 0 ? "" : in.source.substring(in.at, close);
      in.at = close < 0 ? in.source.length() : close + 1;
    } else {
      int end = Math.min(in.source.length(), in.at + 2);
      digits = in.source.substring(in.at, end);
      in.at = end;
      digits = digits.length() == 2 ? digits : "";
    }
    boolean valid = digits.matches("[0-9a-fA-F]{1,8}");
    long rune = valid ? Long.parseLong(digits, 16) : Character.MAX_CODE_POINT + 1L;
    if (rune > Character.MAX_CODE_POINT) {
      throw in.error("invalid escape sequence", start);
    }
    return (int) rune;
  }
}
