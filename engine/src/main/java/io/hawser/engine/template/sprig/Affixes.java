package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoStrings;
import java.util.List;
import java.util.function.IntPredicate;

/** What a text begins and ends with: asking, trimming, adding. */
final class Affixes {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("contains(string, string) bool", a -> a.text(1).contains(a.text(0))),
          GoFunction.of("hasPrefix(string, string) bool", a -> a.text(1).startsWith(a.text(0))),
          GoFunction.of("hasSuffix(string, string) bool", a -> a.text(1).endsWith(a.text(0))),
          GoFunction.of("trim(string) string", a -> trim(a.text(0), GoStrings::isSpace)),
          GoFunction.of("trimall(string, string) string", a -> trimAll(a.text(0), a.text(1))),
          GoFunction.of("trimAll(string, string) string", a -> trimAll(a.text(0), a.text(1))),
          GoFunction.of(
              "trimPrefix(string, string) string", a -> withoutPrefix(a.text(1), a.text(0))),
          GoFunction.of(
              "trimSuffix(string, string) string", a -> withoutSuffix(a.text(1), a.text(0))));

  private Affixes() {}

  private static String withoutPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String withoutSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  private static String trimAll(String cutset, String text) {
    return trim(text, rune -> cutset.codePoints().anyMatch(each -> each == rune));
  }

  static String trim(String text, IntPredicate unwanted) {
    int from = 0;
    while (from < text.length() && unwanted.test(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    int to = text.length();
    while (to > from && unwanted.test(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }
}
