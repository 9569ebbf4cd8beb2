package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoStrings;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Upper and lower case, rune by rune as Go maps them. */
final class Cases {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("upper(string) string", a -> map(a.text(0), Character::toUpperCase)),
          GoFunction.of("lower(string) string", a -> map(a.text(0), Character::toLowerCase)),
          GoFunction.of("title(string) string", a -> title(a.text(0))),
          GoFunction.of("untitle(string) string", a -> untitle(a.text(0))),
          GoFunction.of("swapcase(string) string", a -> swap(a.text(0))),
          GoFunction.of("snakecase(string) string", a -> WordCase.join(a.text(0), '_')),
          GoFunction.of("kebabcase(string) string", a -> WordCase.join(a.text(0), '-')),
          GoFunction.of("camelcase(string) string", a -> WordCase.camel(a.text(0))),
          GoFunction.of("initials(string) string", a -> initials(a.text(0))));

  private Cases() {}

  private static String map(String text, IntUnaryOperator mapping) {
    int[] runes = GoStrings.runes(text);
    for (int i = 0; i < runes.length; i++) {
      runes[i] = mapping.applyAsInt(runes[i]);
    }
    return GoStrings.ofRunes(runes);
  }

  private static String title(String text) {
    int[] runes = GoStrings.runes(text);
    int before = ' ';
    for (int i = 0; i < runes.length; i++) {
      int rune = runes[i];
      if (separates(before)) {
        runes[i] = Character.toTitleCase(rune);
      }
      before = rune;
    }
    return GoStrings.ofRunes(runes);
  }

  private static boolean separates(int rune) {
    if (rune < 0x80) {
      return rune != '_' && !Character.isLetterOrDigit(rune);
    }
    return !Character.isLetter(rune) && !Character.isDigit(rune) && GoStrings.isSpace(rune);
  }

  private static String untitle(String text) {
    int[] runes = GoStrings.runes(text);
    boolean wordStarts = true;
    for (int i = 0; i < runes.length; i++) {
      if (GoStrings.isSpace(runes[i])) {
        wordStarts = true;
      } else if (wordStarts) {
        runes[i] = Character.toLowerCase(runes[i]);
        wordStarts = false;
      }
    }
    return GoStrings.ofRunes(runes);
  }

  private static String swap(String text) {
    int[] runes = GoStrings.runes(text);
    boolean afterSpace = true;
    for (int i = 0; i < runes.length; i++) {
      int rune = runes[i];
      if (isUpper(rune) || Character.isTitleCase(rune)) {
        runes[i] = Character.toLowerCase(rune);
        afterSpace = false;
      } else if (isLower(rune)) {
        runes[i] = afterSpace ? Character.toTitleCase(rune) : Character.toUpperCase(rune);
        afterSpace = false;
      } else {
        afterSpace = GoStrings.isSpace(rune);
      }
    }
    return GoStrings.ofRunes(runes);
  }

  /** Go's {@code unicode.IsUpper}: category Lu, without Java's other upper-case characters. */
  static boolean isUpper(int rune) {
    return Character.getType(rune) == Character.UPPERCASE_LETTER;
  }

  /** Go's {@code unicode.IsLower}: category Ll. */
  static boolean isLower(int rune) {
    return Character.getType(rune) == Character.LOWERCASE_LETTER;
  }

  /** Goes by bytes, each read as a Latin-1 character, as the library behind sprig does. */
  private static String initials(String text) {
    var initials = new StringBuilder();
    boolean gap = true;
    for (byte each : GoStrings.toBytes(text)) {
      int rune = each & 0xff;
      if (GoStrings.isSpace(rune)) {
        gap = true;
      } else if (gap) {
        initials.append((char) rune);
        gap = false;
      }
    }
    return initials.toString();
  }
}
