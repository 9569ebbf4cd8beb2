package io.hawser.engine.template.parse;

import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.value.GoStrings;

/**
 * A token of a template.
 *
 * @param at offset into the text, in chars
 * @param line 1-based line where it starts
 */
record Token(Type type, String text, int at, int line) {
  enum Type {
    ERROR,
    BOOL,
    CHAR,
    CHAR_CONSTANT,
    COMPLEX,
    ASSIGN,
    DECLARE,
    EOF,
    FIELD,
    IDENTIFIER,
    LEFT_DELIM,
    LEFT_PAREN,
    NUMBER,
    PIPE,
    RAW_STRING,
    RIGHT_DELIM,
    RIGHT_PAREN,
    SPACE,
    STRING,
    TEXT,
    VARIABLE,
    DOT,
    NIL,
    BLOCK(true),
    BREAK(true),
    CONTINUE(true),
    DEFINE(true),
    ELSE(true),
    END(true),
    IF(true),
    RANGE(true),
    TEMPLATE(true),
    WITH(true);

    private final boolean keyword;

    Type() {
      this(false);
    }

    Type(boolean keyword) {
      this.keyword = keyword;
    }
  }

  private static final int LONGEST_SHOWN = 10;

  /** How messages show the token. */
  String shown() {
    if (type == Type.EOF) {
      return "EOF";
    }
    if (type == Type.ERROR) {
      return text;
    }
    if (type.keyword || type == Type.DOT || type == Type.NIL) {
      return "<" + text + ">";
    }
    if (GoStrings.length(text) <= LONGEST_SHOWN) {
      return Quote.string(text);
    }
    int shown = Math.min(LONGEST_SHOWN, text.codePointCount(0, text.length()));
    return Quote.string(text.substring(0, text.offsetByCodePoints(0, shown))) + "...";
  }
}
