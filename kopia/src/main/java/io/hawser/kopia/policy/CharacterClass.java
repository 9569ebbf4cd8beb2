package io.hawser.kopia.policy;

import java.util.List;
import java.util.function.IntPredicate;

/** What stands between brackets in a rule. */
record CharacterClass(boolean negated, List<IntPredicate> items) {
  CharacterClass {
    items = List.copyOf(items);
  }

  boolean matches(int c) {
    for (var item : items) {
      if (item.test(c)) {
        return !negated;
      }
    }
    return negated;
  }

  /**
   * A named class, such as {@code alpha}: its characters by their Unicode categories, as Go has
   * them.
   *
   * @throws InvalidPolicyException when there is no class of that name
   */
  static IntPredicate named(String name) {
    return switch (name) {
      case "alnum" -> c -> isLetter(c) || isDigit(c);
      case "alpha" -> CharacterClass::isLetter;
      case "ascii" -> c -> c <= 127;
      case "blank" -> c -> c == '\t' || is(c, Character.SPACE_SEPARATOR);
      case "cntrl" -> c -> is(c, Character.CONTROL);
      case "digit" -> CharacterClass::isDigit;
      case "graph" -> c -> isVisible(c) || is(c, Character.SPACE_SEPARATOR);
      case "lower" -> c -> is(c, Character.LOWERCASE_LETTER);
      case "print" -> c -> isVisible(c) || c == ' ';
      case "punct" -> c -> isPunctuation(c) || isSymbol(c);
      case "space" -> CharacterClass::isSpace;
      case "upper" -> c -> is(c, Character.UPPERCASE_LETTER);
      case "xdigit" -> c -> c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f' || isDigit(c);
      default ->
          throw new InvalidPolicyException(
              "no character class '[:%s:]'; known: alnum, alpha, ascii, blank, cntrl, digit, graph,"
                      .formatted(name)
                  + " lower, print, punct, space, upper, xdigit");
    };
  }

  /** White space as Unicode has it. */
  static boolean isSpace(int c) {
    return c >= '\t' && c <= '\r'
        || c == 0x85
        || is(c, Character.SPACE_SEPARATOR)
        || is(c, Character.LINE_SEPARATOR)
        || is(c, Character.PARAGRAPH_SEPARATOR);
  }

  private static boolean is(int c, int category) {
    return Character.getType(c) == category;
  }

  private static boolean isLetter(int c) {
    return Character.isLetter(c);
  }

  private static boolean isDigit(int c) {
    return is(c, Character.DECIMAL_DIGIT_NUMBER);
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> isLetter(c) || isPunctuation(c) || isSymbol(c);
    };
  }

  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
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

  private static boolean isSymbol(int c) {
    return switch (Character.getType(c)) {
      case Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }
}
