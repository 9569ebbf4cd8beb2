package io.hawser.engine.template.sprig;

import io.hawser.engine.template.value.GoStrings;

/**
 * Snake, kebab and camel case by the rules of the library that Kanister links (xstrings 1.2).
 * Samples: HTTPServer is http_server, http2xx is http_2xx, some_words is SomeWords.
 */
final class WordCase {
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
    return new WordCase(text, connector).join();
  }

  private String join() {
    int rune = connector;
    while (at < runes.length) {
      int before = rune;
      rune = runes[at++];
      boolean starts = before != connector && !isNumber(before);
      if (Cases.isUpper(rune)) {
        out.append(starts ? String.valueOf(connector) : "");
        out.appendCodePoint(Character.toLowerCase(rune));
        rune = afterCapital(rune);
      } else if (isNumber(rune)) {
        out.append(starts ? String.valueOf(connector) : "").appendCodePoint(rune);
      } else {
        rune = isConnector(rune) ? connector : rune;
        out.appendCodePoint(rune);
      }
    }
    return out.toString();
  }

  /** Reads on behind a capital, and gives the last rune read. */
  private int afterCapital(int capital) {
    if (at >= runes.length) {
      return capital;
    }
    int rune = runes[at++];
    if (!Cases.isUpper(rune)) {
      out.appendCodePoint(rune);
      return rune;
    }
    return abbreviation(rune);
  }

  /** Several capitals are a word of their own, except the last one before small letters. */
  private int abbreviation(int capital) {
    int rune = capital;
    while (at < runes.length) {
      int last = Character.toLowerCase(rune);
      rune = runes[at++];
      if (rune == GoStrings.REPLACEMENT) {
        out.appendCodePoint(last).appendCodePoint(rune);
        break;
      }
      if (!Cases.isUpper(rune)) {
        if (isConnector(rune)) {
          rune = connector;
          out.appendCodePoint(last);
        } else if (isNumber(rune)) {
          out.appendCodePoint(last).append(connector).appendCodePoint(rune);
        } else {
          out.append(connector).appendCodePoint(last).appendCodePoint(rune);
        }
        break;
      }
      out.appendCodePoint(last);
    }
    if (at >= runes.length || rune == connector) {
      out.appendCodePoint(Character.toLowerCase(rune));
    }
    return rune;
  }

  private static boolean isConnector(int rune) {
    return rune == ' ' || rune == '-' || rune == '_';
  }

  private static boolean isNumber(int rune) {
    return switch (Character.getType(rune)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  /** Words between underscores joined, each with a capital; underscores at the ends stay. */
  static String camel(String text) {
    int[] runes = GoStrings.runes(text);
    var camel = new StringBuilder();
    int i = 0;
    while (i < runes.length && runes[i] == '_') {
      camel.append('_');
      i++;
    }
    // The library drops a last rune that has nothing behind it.
    if (i >= runes.length - 1) {
      return camel.toString();
    }
    int current = Character.toUpperCase(runes[i++]);
    while (i < runes.length) {
      int before = current;
      current = runes[i++];
      if (before == '_' && current == '_') {
        camel.append('_');
        continue;
      }
      current = before == '_' ? Character.toUpperCase(current) : Character.toLowerCase(current);
      if (before != '_') {
        camel.appendCodePoint(before);
      }
    }
    return camel.appendCodePoint(current).toString();
  }
}
