package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoMap;
import io.hawser.engine.template.value.GoSlice;
import io.hawser.engine.template.value.GoStrings;
import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cutting texts into parts and joining them. */
final class Splitting {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of(
              "split(string, string) map[string]string",
              a -> numbered(split(a, a.text(1), a.text(0), -1))),
          GoFunction.of(
              "splitn(string, int, string) map[string]string",
              a -> numbered(split(a, a.text(2), a.text(0), a.count(1)))),
          GoFunction.of(
              "splitList(string, string) []string",
              a -> GoSlice.strings(split(a, a.text(1), a.text(0), -1))),
          GoFunction.of("toStrings(any) []string", a -> texts(a.any(0), a)),
          GoFunction.of("sortAlpha(any) []string", Splitting::sorted),
          GoFunction.of("join(string, any) string", Splitting::join));

  private Splitting() {}

  private static GoMap numbered(List<String> parts) {
    var entries = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < parts.size(); i++) {
      entries.put("_" + i, parts.get(i));
    }
    return GoMap.strings(entries);
  }

  /**
   * Splits at a separator, by Go's rules: an empty one splits between runes.
   *
   * @param most how many parts at most; all if negative
   */
  private static List<String> split(Arguments arguments, String text, String separator, int most) {
    var parts = new ArrayList<String>();
    if (most == 0) {
      return parts;
    }
    int start = 0;
    while (most < 0 || parts.size() < most - 1) {
      int end = separator.isEmpty() ? afterRune(text, start) : text.indexOf(separator, start);
      if (end < 0) {
        break;
      }
      parts.add(GoStrings.normalized(text.substring(start, end)));
      arguments.surroundings().requireItems(parts.size());
      start = end + separator.length();
    }
    if (!separator.isEmpty() || start < text.length()) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  /** Where the rune at a place ends; -1 if it is the last one or there is none. */
  private static int afterRune(String text, int start) {
    int end = start < text.length() ? text.offsetByCodePoints(start, 1) : -1;
    return end >= text.length() ? -1 : end;
  }

  private static Object texts(@Nullable Object value, Arguments arguments) {
    return value instanceof GoSlice slice && slice.type().equals(GoType.STRINGS)
        ? slice
        : GoSlice.strings(Values.texts(value, arguments.surroundings().format()));
  }

  /** A list of strings is sorted in place, as in sprig. */
  private static Object sorted(Arguments arguments) {
    if (Operand.of(arguments.any(0)).kind() != Kind.SLICE) {
      String text = Values.text(arguments.any(0), arguments.surroundings().format());
      return GoSlice.strings(List.of(text));
    }
    var texts = texts(arguments.any(0), arguments);
    if (texts instanceof GoSlice slice && slice.nullableItems() != null) {
      slice
          .nullableItems()
          .sort((left, right) -> GoStrings.compare(String.valueOf(left), String.valueOf(right)));
    }
    return texts;
  }

  private static String join(Arguments arguments) {
    var texts = Values.texts(arguments.any(1), arguments.surroundings().format());
    String separator = arguments.text(0);
    long length = (long) separator.length() * texts.size();
    for (var text : texts) {
      length += text.length();
    }
    arguments.surroundings().requireText(length);
    return GoStrings.normalized(String.join(separator, texts));
  }
}
