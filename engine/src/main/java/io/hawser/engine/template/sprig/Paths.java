package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.GoFunction;
import java.util.ArrayList;
import java.util.List;

/** Slash-separated paths, after Go's package path. */
final class Paths {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("base(string) string", a -> base(a.text(0))),
          GoFunction.of(
              "dir(string) string",
              a -> clean(a.text(0).substring(0, a.text(0).lastIndexOf('/') + 1))),
          GoFunction.of("clean(string) string", a -> clean(a.text(0))),
          GoFunction.of("ext(string) string", a -> extension(a.text(0))),
          GoFunction.of("isAbs(string) bool", a -> a.text(0).startsWith("/")));

  private Paths() {}

  private static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    String trimmed = path.replaceFirst("/+$", "");
    String last = trimmed.substring(trimmed.lastIndexOf('/') + 1);
    return last.isEmpty() ? "/" : last;
  }

  private static String extension(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot < 0 ? "" : last.substring(dot);
  }

  private static String clean(String path) {
    boolean rooted = path.startsWith("/");
    var parts = new ArrayList<String>();
    for (var part : path.split("/")) {
      boolean up = part.equals("..");
      if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(up && rooted)) {
        parts.add(part);
      }
    }
    String joined = (rooted ? "/" : "") + String.join("/", parts);
    return joined.isEmpty() ? "." : joined;
  }
}
