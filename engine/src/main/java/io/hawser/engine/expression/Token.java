package io.hawser.engine.expression;

/**
 * A piece of an expression.
 *
 * @param text of a string its content, of anything else the characters themselves
 * @param offset 0-based in the expression
 */
record Token(Kind kind, String text, int offset) {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }
}
