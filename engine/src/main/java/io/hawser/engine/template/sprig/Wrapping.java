package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoStrings;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** Indenting, wrapping and abbreviating. Widths count bytes, as in the libraries behind sprig. */
final class Wrapping {
  private static final int ELLIPSIS = 3;

  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("indent(int, string) string", a -> indent(a)),
          GoFunction.of("nindent(int, string) string", a -> "\n" + indent(a)),
          GoFunction.of(
              "wrap(int, string) string", a -> wrap(a, a.text(1), a.integer(0), "\n", false)),
          GoFunction.of(
              "wrapWith(int, string, string) string",
              a -> wrap(a, a.text(2), a.integer(0), a.text(1), true)),
          GoFunction.of(
              "abbrev(int, string) string",
              a -> a.integer(0) < 4 ? a.text(1) : abbreviate(a.text(1), 0, a.integer(0))),
          GoFunction.of("abbrevboth(int, int, string) string", Wrapping::abbreviateBoth));

  private Wrapping() {}

  private static String indent(Arguments arguments) {
    long spaces = arguments.integer(0);
    String text = arguments.text(1);
    if (spaces < 0) {
      throw Panics.negativeRepeat();
    }
    long lines = 1 + text.chars().filter(c -> c == '\n').count();
    arguments
        .surroundings()
        .requireText(spaces > Integer.MAX_VALUE ? spaces : text.length() + spaces * lines);
    String pad = " ".repeat((int) spaces);
    return pad + text.replace("\n", "\n" + pad);
  }

  private static String wrap(
      Arguments arguments, String text, long width, String newLine, boolean breaksWords) {
    byte[] bytes = GoStrings.toBytes(text);
    int length = Math.clamp(width, 1, Integer.MAX_VALUE - 1);
    byte[] separator = GoStrings.toBytes(newLine.isEmpty() ? "\n" : newLine);
    var wrapped = new ByteArrayOutputStream();
    int at = 0;
    while (bytes.length - at > length) {
      if (bytes[at] == ' ') {
        at++;
        continue;
      }
      int space = lastSpace(bytes, at, at + length + 1);
      if (space < 0 && !breaksWords) {
        space = nextSpace(bytes, at + length);
        if (space < 0) {
          break;
        }
      }
      int end = space < 0 ? at + length : space;
      wrapped.write(bytes, at, end - at);
      wrapped.writeBytes(separator);
      arguments.surroundings().requireText(wrapped.size());
      at = space < 0 ? end : end + 1;
    }
    wrapped.write(bytes, at, bytes.length - at);
    return GoStrings.fromBytes(wrapped.toByteArray());
  }

  private static int lastSpace(byte[] bytes, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (bytes[i] == ' ') {
        return i;
      }
    }
    return -1;
  }

  private static int nextSpace(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == ' ') {
        return i;
      }
    }
    return -1;
  }

  private static String abbreviateBoth(Arguments arguments) {
    long left = arguments.integer(0);
    long right = arguments.integer(1);
    String text = arguments.text(2);
    return right < 4 || (left > 0 && right < 7) ? text : abbreviate(text, left, right);
  }

  private static String abbreviate(String text, long offset, long width) {
    byte[] bytes = GoStrings.toBytes(text);
    if (bytes.length <= width) {
      return text;
    }
    long kept = width - ELLIPSIS;
    long start = Math.min(offset, bytes.length);
    if (bytes.length - start < kept) {
      start = bytes.length - kept;
    }
    if (start <= 4) {
      return GoStrings.fromBytes(bytes, 0, (int) kept) + "...";
    }
    if (width < 7) {
      return "";
    }
    if (start + kept < bytes.length) {
      byte[] rest = Arrays.copyOfRange(bytes, (int) start, bytes.length);
      return "..." + abbreviate(GoStrings.fromBytes(rest), 0, kept);
    }
    return "..." + GoStrings.fromBytes(bytes, bytes.length - (int) kept, bytes.length);
  }
}
