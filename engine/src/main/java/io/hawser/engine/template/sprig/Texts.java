package io.hawser.engine.template.sprig;

import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoStrings;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts: cutting, repeating, quoting, replacing. Lengths and places count bytes, as in Go. */
final class Texts {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of(
              "toString(any) string", a -> Values.text(a.any(0), a.surroundings().format())),
          GoFunction.of("trunc(int, string) string", a -> truncate(a.integer(0), a.text(1))),
          GoFunction.of("substr(int, int, string) string", Texts::substring),
          GoFunction.of("repeat(int, string) string", Texts::repeat),
          GoFunction.of("nospace(string) string", a -> withoutSpaces(a.text(0))),
          GoFunction.of("quote(...any) string", a -> quote(a)),
          GoFunction.of("squote(...any) string", a -> singleQuote(a)),
          GoFunction.of("cat(...any) string", Texts::concatenate),
          GoFunction.of("replace(string, string, string) string", Texts::replace),
          GoFunction.of(
              "plural(string, string, int) string", a -> a.text(a.integer(2) == 1 ? 0 : 1)));

  private Texts() {}

  static String truncate(long length, String text) {
    if (GoStrings.length(text) <= length) {
      return text;
    }
    Panics.requireBounds(0, length, GoStrings.length(text));
    return GoStrings.slice(text, 0, (int) length);
  }

  private static String substring(Arguments arguments) {
    String text = arguments.text(2);
    long length = GoStrings.length(text);
    long from = Math.max(0, arguments.integer(0));
    long to = arguments.integer(1);
    boolean toEnd = arguments.integer(0) >= 0 && (to < 0 || to > length);
    if (toEnd) {
      Panics.requireStart(from, length);
      to = length;
    } else {
      Panics.requireBounds(from, to, length);
    }
    return GoStrings.slice(text, (int) from, (int) to);
  }

  private static String repeat(Arguments arguments) {
    long count = arguments.integer(0);
    String text = arguments.text(1);
    if (count < 0) {
      throw Panics.negativeRepeat();
    }
    arguments
        .surroundings()
        .requireText(
            Math.multiplyHigh(count, text.length()) > 0 ? Long.MAX_VALUE : count * text.length());
    return GoStrings.normalized(text.isEmpty() ? "" : text.repeat((int) count));
  }

  /**
   * The library behind sprig goes by bytes, each read as a Latin-1 character, once there is a space
   * to delete; so other than ASCII texts come out garbled, here as there.
   */
  private static String withoutSpaces(String text) {
    var without = new StringBuilder();
    byte[] bytes = GoStrings.toBytes(text);
    for (byte each : bytes) {
      if (!GoStrings.isSpace(each & 0xff)) {
        without.append((char) (each & 0xff));
      }
    }
    return without.length() == bytes.length ? text : without.toString();
  }

  private static String quote(Arguments arguments) {
    var format = arguments.surroundings().format();
    return arguments.from(0).stream()
        .filter(Objects::nonNull)
        .map(value -> Quote.string(Values.text(value, format)))
        .collect(Collectors.joining(" "));
  }

  private static String singleQuote(Arguments arguments) {
    var format = arguments.surroundings().format();
    return arguments.from(0).stream()
        .filter(Objects::nonNull)
        .map(value -> "'" + format.value(value) + "'")
        .collect(Collectors.joining(" "));
  }

  private static String concatenate(Arguments arguments) {
    var format = arguments.surroundings().format();
    List<@Nullable Object> values = arguments.from(0);
    return values.stream()
        .filter(Objects::nonNull)
        .map(format::value)
        .collect(Collectors.joining(" "));
  }

  private static String replace(Arguments arguments) {
    String old = arguments.text(0);
    String replacement = arguments.text(1);
    String text = arguments.text(2);
    var replaced = new StringBuilder();
    int start = 0;
    int at = text.indexOf(old);
    while (at >= 0) {
      replaced.append(text, start, at).append(replacement);
      arguments.surroundings().requireText(replaced.length());
      start = at + old.length();
      if (!old.isEmpty()) {
        at = text.indexOf(old, start);
      } else {
        at = at < text.length() ? text.offsetByCodePoints(at, 1) : -1;
      }
    }
    return GoStrings.normalized(replaced.append(text, start, text.length()).toString());
  }
}
