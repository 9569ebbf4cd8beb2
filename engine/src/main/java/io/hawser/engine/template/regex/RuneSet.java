package io.hawser.engine.template.regex;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A set of runes. */
@FunctionalInterface
interface RuneSet {
  boolean contains(int rune);

  RuneSet DIGIT = range('0', '9');
  RuneSet SPACE = rune -> rune == ' ' || (rune >= '\t' && rune <= '\r' && rune != 0x0b);
  RuneSet WORD = RuneSet::isWord;

  /** The classes that are written {@code [:alpha:]}; all of them are ASCII. */
  Map<String, RuneSet> POSIX =
      Map.ofEntries(
          Map.entry("alnum", rune -> isWord(rune) && rune != '_'),
          Map.entry("alpha", RuneSet::isLetter),
          Map.entry("ascii", range(0, 0x7f)),
          Map.entry("blank", rune -> rune == ' ' || rune == '\t'),
          Map.entry("cntrl", rune -> rune >= 0 && (rune < ' ' || rune == 0x7f)),
          Map.entry("digit", DIGIT),
          Map.entry("graph", range('!', '~')),
          Map.entry("lower", range('a', 'z')),
          Map.entry("print", range(' ', '~')),
          Map.entry("punct", rune -> rune > ' ' && rune < 0x7f && (!isWord(rune) || rune == '_')),
          Map.entry("space", rune -> rune == ' ' || (rune >= '\t' && rune <= '\r')),
          Map.entry("upper", range('A', 'Z')),
          Map.entry("word", WORD),
          Map.entry("xdigit", rune -> rune < 0x80 && Character.digit(rune, 16) >= 0));

  static RuneSet range(int from, int to) {
    return rune -> rune >= from && rune <= to;
  }

  static boolean isWord(int rune) {
    return isLetter(rune) || (rune >= '0' && rune <= '9') || rune == '_';
  }

  private static boolean isLetter(int rune) {
    return (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z');
  }

  default RuneSet or(RuneSet other) {
    return rune -> contains(rune) || other.contains(rune);
  }

  default RuneSet negated() {
    return rune -> !contains(rune);
  }

  /** The set with all runes that differ from one of it only by case. */
  default RuneSet ignoringCase() {
    return rune ->
        contains(rune)
            || contains(Character.toLowerCase(rune))
            || contains(Character.toUpperCase(rune))
            || contains(folded(rune))
            || containsOddOne(folded(rune));
  }

  private static int folded(int rune) {
    return Character.toLowerCase(Character.toUpperCase(rune));
  }

  /** Runes that no one-to-one mapping of their small letter reaches. */
  private boolean containsOddOne(int folded) {
    return switch (folded) {
      case 's' -> contains(0x17F);
      case 'k' -> contains(0x212A);
      case 0xE5 -> contains(0x212B);
      default -> false;
    };
  }

  /** A Unicode category or script by the name RE2 knows it by. */
  static Optional<RuneSet> unicode(String name) {
    if (name.equals("Any")) {
      return Optional.of(_ -> true);
    }
    var category = Categories.byName(name);
    if (category.isPresent()) {
      return category;
    }
    try {
      var script = Character.UnicodeScript.forName(name.toUpperCase(Locale.ROOT));
      boolean exact = name.length() > 1 && Character.isUpperCase(name.charAt(0));
      return exact
          ? Optional.of(rune -> Character.UnicodeScript.of(rune) == script)
          : Optional.empty();
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
