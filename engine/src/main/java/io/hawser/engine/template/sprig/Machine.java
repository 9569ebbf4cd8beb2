package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.Environment;
import io.hawser.engine.template.function.GoFunction;
import java.util.List;

/** The machine around the engine, as far as the environment shows it. */
final class Machine {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of(
              "env(string) string",
              a -> a.surroundings().environment().variable(a.text(0)).orElse("")),
          GoFunction.of(
              "expandenv(string) string", a -> expand(a.text(0), a.surroundings().environment())),
          GoFunction.of(
              "getHostByName(string) string",
              a -> a.surroundings().environment().address(a.text(0))));

  private Machine() {}

  /** Replaces {@code $name} and <code>${name}</code> by the rules of Go's {@code os.Expand}. */
  private static String expand(String text, Environment environment) {
    var expanded = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '$' || i == text.length()) {
        expanded.append(c);
        continue;
      }
      int length = nameLength(text, i);
      if (length == 0) {
        expanded.append(c);
        continue;
      }
      boolean braces = text.charAt(i) == '{';
      String name =
          braces && length > 2
              ? text.substring(i + 1, i + length - 1)
              : braces ? "" : text.substring(i, i + length);
      if (!name.isEmpty()) {
        expanded.append(environment.variable(name).orElse(""));
      }
      i += length;
    }
    return expanded.toString();
  }

  /** The length of a name with its braces; 0 if there is none. */
  private static int nameLength(String text, int at) {
    char first = text.charAt(at);
    if (first == '{') {
      int close = text.indexOf('}', at);
      return close < 0 ? 1 : close - at + 1;
    }
    if ("*#$@!?-0123456789".indexOf(first) >= 0) {
      return 1;
    }
    int end = at;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return end - at;
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}
