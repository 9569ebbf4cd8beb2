package io.hawser.engine.template.parse;

import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.parse.Token.Type;
import java.util.Map;

/** Cuts the text of a template into tokens, one at a time. After an error it gives EOF for ever. */
final class Lexer {
  private static final int END = -1;
  private static final String LEFT = "{{";
  private static final String RIGHT = "}}";
  private static final int TRIM_MARKER = 2;

  private static final Map<String, Type> KEYWORDS =
      Map.ofEntries(
          Map.entry(".", Type.DOT),
          Map.entry("block", Type.BLOCK),
          Map.entry("break", Type.BREAK),
          Map.entry("continue", Type.CONTINUE),
          Map.entry("define", Type.DEFINE),
          Map.entry("else", Type.ELSE),
          Map.entry("end", Type.END),
          Map.entry("if", Type.IF),
          Map.entry("range", Type.RANGE),
          Map.entry("nil", Type.NIL),
          Map.entry("template", Type.TEMPLATE),
          Map.entry("with", Type.WITH));

  private final String input;
  private int at;
  private int start;
  private int line = 1;
  private int lineCountedTo;
  private boolean insideAction;
  private int parens;
  private boolean failed;

  Lexer(String input) {
    this.input = input;
  }

  Token next() {
    if (failed) {
      return new Token(Type.EOF, "EOF", input.length(), line);
    }
    return insideAction ? insideAction() : text();
  }

  private Token emit(Type type) {
    var token = new Token(type, input.substring(start, at), start, lineAt(start));
    start = at;
    return token;
  }

  private Token error(String message) {
    failed = true;
    return new Token(Type.ERROR, message, start, lineAt(start));
  }

  /** Lines are counted as the lexer goes on; places never go back. */
  private int lineAt(int place) {
    while (lineCountedTo < place) {
      if (input.charAt(lineCountedTo++) == '\n') {
        line++;
      }
    }
    return line;
  }

  private int peek() {
    return at < input.length() ? input.codePointAt(at) : END;
  }

  private int advance() {
    int rune = peek();
    at += rune == END ? 0 : Character.charCount(rune);
    return rune;
  }

  private Token text() {
    while (true) {
      int delimiter = input.indexOf(LEFT, at);
      if (delimiter < 0) {
        at = input.length();
        return at > start ? emit(Type.TEXT) : new Token(Type.EOF, "EOF", at, lineAt(at));
      }
      if (delimiter > at) {
        at = trimmedEnd(delimiter);
        var token = emit(Type.TEXT);
        at = delimiter;
        start = at;
        if (!token.text().isEmpty()) {
          return token;
        }
      }
      at += LEFT.length();
      int marker = hasLeftTrimMarker(at) ? TRIM_MARKER : 0;
      if (!input.startsWith("/*", at + marker)) {
        var token = emit(Type.LEFT_DELIM);
        at += marker;
        start = at;
        insideAction = true;
        parens = 0;
        return token;
      }
      at += marker;
      start = at;
      int end = input.indexOf("*/", at + 2);
      if (end < 0) {
        return error("unclosed comment");
      }
      at = end + 2;
      if (!atRightDelim()) {
        return error("comment ends before closing delimiter");
      }
      skipRightDelim();
    }
  }

  private int trimmedEnd(int delimiter) {
    int end = delimiter;
    if (hasLeftTrimMarker(delimiter + LEFT.length())) {
      while (end > at && isSpace(input.charAt(end - 1))) {
        end--;
      }
    }
    return end;
  }

  private boolean hasLeftTrimMarker(int place) {
    return place + 1 < input.length()
        && input.charAt(place) == '-'
        && isSpace(input.charAt(place + 1));
  }

  private boolean hasRightTrimMarker(int place) {
    return place + 1 < input.length()
        && isSpace(input.charAt(place))
        && input.charAt(place + 1) == '-';
  }

  private boolean atRightDelim() {
    return input.startsWith(RIGHT, at) || trimsRight();
  }

  private boolean trimsRight() {
    return hasRightTrimMarker(at) && input.startsWith(RIGHT, at + TRIM_MARKER);
  }

  private void skipRightDelim() {
    boolean trims = trimsRight();
    at += RIGHT.length() + (trims ? TRIM_MARKER : 0);
    while (trims && at < input.length() && isSpace(input.charAt(at))) {
      at++;
    }
    start = at;
  }

  private Token rightDelim() {
    boolean trims = trimsRight();
    if (trims) {
      at += TRIM_MARKER;
      start = at;
    }
    at += RIGHT.length();
    var token = emit(Type.RIGHT_DELIM);
    while (trims && at < input.length() && isSpace(input.charAt(at))) {
      at++;
    }
    start = at;
    insideAction = false;
    return token;
  }

  private Token insideAction() {
    if (atRightDelim()) {
      return parens == 0 ? rightDelim() : error("unclosed left paren");
    }
    int rune = advance();
    return switch (rune) {
      case END -> error("unclosed action");
      case ' ', '\t', '\r', '\n' -> space();
      case '=' -> emit(Type.ASSIGN);
      case ':' -> advance() == '=' ? emit(Type.DECLARE) : error("expected :=");
      case '|' -> emit(Type.PIPE);
      case '"' -> quoted('"', Type.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', Type.CHAR_CONSTANT, "unterminated character constant");
      case '`' -> rawQuoted();
      case '$' -> fieldOrVariable(Type.VARIABLE);
      case '(' -> {
        parens++;
        yield emit(Type.LEFT_PAREN);
      }
      case ')' -> --parens < 0 ? error("unexpected right paren") : emit(Type.RIGHT_PAREN);
      case '+', '-' -> number();
      // At the very end of the text, Go takes a dot for a number.
      case '.' -> peek() == END || isDecimal(peek()) ? number() : fieldOrVariable(Type.FIELD);
      default -> {
        if (isDecimal(rune)) {
          yield number();
        }
        if (isAlphaNumeric(rune)) {
          yield identifier();
        }
        yield rune > ' ' && rune < 0x7f
            ? emit(Type.CHAR)
            : error("unrecognized character in action: " + Quote.unicode(rune));
      }
    };
  }

  private Token space() {
    at--;
    int spaces = 0;
    while (isSpace(peek())) {
      at++;
      spaces++;
    }
    if (hasRightTrimMarker(at - 1) && input.startsWith(RIGHT, at - 1 + TRIM_MARKER)) {
      at--;
      if (spaces == 1) {
        return rightDelim();
      }
    }
    return emit(Type.SPACE);
  }

  private Token identifier() {
    while (isAlphaNumeric(peek())) {
      advance();
    }
    if (!atTerminator()) {
      return error("bad character " + shown(peek()));
    }
    String word = input.substring(start, at);
    var keyword = KEYWORDS.get(word);
    if (keyword != null) {
      return emit(keyword);
    }
    return emit(word.equals("true") || word.equals("false") ? Type.BOOL : Type.IDENTIFIER);
  }

  private Token fieldOrVariable(Type type) {
    if (atTerminator()) {
      return emit(type == Type.VARIABLE ? Type.VARIABLE : Type.DOT);
    }
    while (isAlphaNumeric(peek())) {
      advance();
    }
    return atTerminator() ? emit(type) : error("bad character " + shown(peek()));
  }

  private static String shown(int rune) {
    return rune == END ? "U+FFFFFFFFFFFFFFFF" : Quote.unicode(rune);
  }

  private boolean atTerminator() {
    return switch (peek()) {
      case END, ' ', '\t', '\r', '\n', '.', ',', '|', ':', ')', '(' -> true;
      default -> input.startsWith(RIGHT, at);
    };
  }

  private Token quoted(char quote, Type type, String complaint) {
    while (true) {
      int rune = advance();
      if (rune == '\\') {
        int escaped = advance();
        rune = escaped == END || escaped == '\n' ? escaped : rune;
      }
      if (rune == END || rune == '\n') {
        return error(complaint);
      }
      if (rune == quote) {
        return emit(type);
      }
    }
  }

  private Token rawQuoted() {
    int end = input.indexOf('`', at);
    if (end < 0) {
      at = input.length();
      return error("unterminated raw quoted string");
    }
    at = end + 1;
    return emit(Type.RAW_STRING);
  }

  private Token number() {
    at = start;
    if (!scanNumber()) {
      return badNumber();
    }
    if (peek() == '+' || peek() == '-') {
      return scanNumber() && input.charAt(at - 1) == 'i' ? emit(Type.COMPLEX) : badNumber();
    }
    return emit(Type.NUMBER);
  }

  private Token badNumber() {
    return error("bad number syntax: " + Quote.string(input.substring(start, at)));
  }

  private boolean scanNumber() {
    accept("+-");
    String digits = "0123456789_";
    if (accept("0")) {
      if (accept("xX")) {
        digits = "0123456789abcdefABCDEF_";
      } else if (accept("oO")) {
        digits = "01234567_";
      } else if (accept("bB")) {
        digits = "01_";
      }
    }
    acceptRun(digits);
    if (accept(".")) {
      acceptRun(digits);
    }
    boolean decimal = digits.length() == 11;
    boolean hexadecimal = digits.length() == 23;
    if ((decimal && accept("eE")) || (hexadecimal && accept("pP"))) {
      accept("+-");
      acceptRun("0123456789_");
    }
    accept("i");
    if (isAlphaNumeric(peek())) {
      advance();
      return false;
    }
    return true;
  }

  private boolean accept(String valid) {
    if (peek() != END && valid.indexOf(peek()) >= 0) {
      at++;
      return true;
    }
    return false;
  }

  private void acceptRun(String valid) {
    while (accept(valid)) {
      // accept moves on
    }
  }

  private static boolean isSpace(int rune) {
    return rune == ' ' || rune == '\t' || rune == '\r' || rune == '\n';
  }

  private static boolean isDecimal(int rune) {
    return rune >= '0' && rune <= '9';
  }

  private static boolean isAlphaNumeric(int rune) {
    return rune == '_' || (rune != END && (Character.isLetter(rune) || Character.isDigit(rune)));
  }
}
