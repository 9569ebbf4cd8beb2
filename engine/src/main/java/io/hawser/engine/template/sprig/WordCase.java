package io.hawser.engine.template.sprig;

import io.hawser.engine.template.value.GoStrings;

/**
 * Snake, kebab and camel case by the rules of the library behind sprig (huandu/xstrings): words end
 * at connectors, at changes of case and around numbers.
 */
final class WordCase {
  private enum Kind {
    NONE,
    NUMBER,
    UPPER,
    LETTERS,
    CONNECTOR,
    PUNCTUATION,
    OTHER
  }

  private record Word(Kind kind, int from, int to) {}

  private final int[] runes;
  private final char connector;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private WordCase(String text, char connector) {
    this.runes = GoStrings.runes(text);
    this.connector = connector;
  }

  /** Words in lower case, joined by the connector. */
  static String join(String text, char connector) {
    return text.isEmpty() ? "" : new WordCase(text, connector).join();
  }

  private String join() {
    var word = next();
    while (at < runes.length) {
      if (word.kind() != Kind.CONNECTOR) {
        write(word);
      }
      var before = word;
      word = next();
      switch (before.kind()) {
        case NUMBER -> {
          while (word.kind() == Kind.LETTERS || word.kind() == Kind.NUMBER) {
            write(word);
            word = next();
          }
          if (word.kind() != Kind.NONE) {
            connectUnlessMarked(word);
          }
        }
        case CONNECTOR -> write(before);
        case PUNCTUATION -> {}
        case NONE, UPPER, LETTERS, OTHER -> word = afterLetters(word);
      }
    }
    write(word);
    return out.toString();
  }

  private void connectUnlessMarked(Word word) {
    if (word.kind() != Kind.CONNECTOR && word.kind() != Kind.PUNCTUATION) {
      out.append(connector);
    }
  }

  /** Numbers go with the letters behind them, or with those before them. */
  private Word afterLetters(Word word) {
    if (word.kind() != Kind.NUMBER) {
      connectUnlessMarked(word);
      return word;
    }
    if (at >= runes.length) {
      return word;
    }
    var number = word;
    var following = next();
    if (following.kind() != Kind.LETTERS) {
      write(number);
      connectUnlessMarked(following);
      return following;
    }
    out.append(connector);
    write(number);
    while (following.kind() == Kind.LETTERS || following.kind() == Kind.NUMBER) {
      write(following);
      following = next();
    }
    if (following.kind() != Kind.NONE) {
      connectUnlessMarked(following);
    }
    return following;
  }

  private void write(Word word) {
    boolean plain = word.kind() != Kind.UPPER && word.kind() != Kind.CONNECTOR;
    for (int i = word.from(); i < word.to(); i++) {
      int rune = runes[i];
      if (plain) {
        out.appendCodePoint(rune);
      } else if (isConnector(rune)) {
        out.append(connector);
      } else {
        out.appendCodePoint(Cases.isUpper(rune) ? Character.toLowerCase(rune) : rune);
      }
    }
  }

  private Word next() {
    int from = at;
    if (from >= runes.length) {
      return new Word(Kind.NONE, from, from);
    }
    int first = runes[at++];
    if (isConnector(first)) {
      skipWhile(WordCase::isConnector);
      return new Word(Kind.CONNECTOR, from, at);
    }
    if (isPunctuation(first)) {
      skipWhile(WordCase::isPunctuation);
      return new Word(Kind.PUNCTUATION, from, at);
    }
    if (Cases.isUpper(first)) {
      upper();
      return new Word(Kind.UPPER, from, at);
    }
    if (Character.isLetter(first)) {
      skipWhile(WordCase::isSmall);
      return new Word(Kind.LETTERS, from, at);
    }
    if (isNumber(first)) {
      skipWhile(WordCase::isNumber);
      return new Word(Kind.NUMBER, from, at);
    }
    skipWhile(
        rune ->
            !isConnector(rune)
                && !Character.isLetter(rune)
                && !isNumber(rune)
                && !isPunctuation(rune));
    return new Word(Kind.OTHER, from, at);
  }

  /** Capitals: several of them, the last of which begins the next word if that goes on small. */
  private void upper() {
    if (at >= runes.length) {
      return;
    }
    if (!Cases.isUpper(runes[at])) {
      skipWhile(WordCase::isSmall);
      return;
    }
    skipWhile(Cases::isUpper);
    if (at < runes.length && Character.isLetter(runes[at])) {
      at--;
    }
  }

  private void skipWhile(java.util.function.IntPredicate wanted) {
    while (at < runes.length && wanted.test(runes[at])) {
      at++;
    }
  }

  private static boolean isSmall(int rune) {
    return Character.isLetter(rune) && !Cases.isUpper(rune);
  }

  private static boolean isConnector(int rune) {
    return rune == '-' || rune == '_' || GoStrings.isSpace(rune);
  }

  private static boolean isNumber(int rune) {
    return switch (Character.getType(rune)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  private static boolean isPunctuation(int rune) {
    return switch (Character.getType(rune)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** Words joined without connectors, each but the first with a capital. */
  static String camel(String text) {
    int[] runes = GoStrings.runes(text);
    var camel = new StringBuilder();
    int i = 0;
    while (i < runes.length && isConnector(runes[i])) {
      camel.appendCodePoint(runes[i++]);
    }
    if (i == runes.length) {
      return camel.toString();
    }
    boolean afterUpper = Cases.isUpper(runes[i]);
    int current = Character.toLowerCase(runes[i++]);
    while (i < runes.length) {
      int before = current;
      current = runes[i++];
      if (isConnector(current) && isConnector(before)) {
        camel.appendCodePoint(before);
        continue;
      }
      if (isConnector(before)) {
        afterUpper = Cases.isUpper(current);
        current = Character.toUpperCase(current);
      } else {
        if (afterUpper) {
          boolean upper = Cases.isUpper(current);
          current = upper ? Character.toLowerCase(current) : current;
          afterUpper = upper;
        }
        camel.appendCodePoint(before);
      }
    }
    return camel.appendCodePoint(current).toString();
  }
}
