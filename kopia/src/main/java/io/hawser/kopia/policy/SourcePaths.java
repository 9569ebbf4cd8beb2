package io.hawser.kopia.policy;

/** Paths of sources as text: those of other systems too, whose separators may be backslashes. */
final class SourcePaths {
  private SourcePaths() {}

  /** {@code /a/b} to {@code /a} to {@code /}; the path itself when there is nothing above. */
  static String parent(String path) {
    int start = volumeLength(path);
    var below = path.substring(start);
    int last = lastSeparator(below);
    if (last == below.length() - 1 && last > 0) {
      below = below.substring(0, last);
      last = lastSeparator(below);
    }
    if (last < 0) {
      return path;
    }
    return path.substring(0, start) + below.substring(0, Math.max(1, last));
  }

  /** The path of a child below its parent, with slashes; empty when it does not lie there. */
  static String below(String parent, String child) {
    boolean windows = volumeLength(parent) > 0;
    var folder = withoutSuffix(withoutSuffix(parent, "/"), "\\");
    if (!child.startsWith(folder + "/") && !child.startsWith(folder + "\\")) {
      return "";
    }
    var relative = child.substring(folder.length() + 1);
    return windows ? relative.replace('\\', '/') : relative;
  }

  static boolean endsWithSeparator(String path) {
    boolean root = path.length() - volumeLength(path) <= 1;
    return !root && lastSeparator(path) == path.length() - 1;
  }

  /** 2 for {@code C:\}, else 0. */
  private static int volumeLength(String path) {
    boolean volume = path.length() >= 3 && path.charAt(1) == ':' && isSeparator(path.charAt(2));
    return volume ? 2 : 0;
  }

  private static int lastSeparator(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == '\\';
  }

  private static String withoutSuffix(String path, String suffix) {
    return path.endsWith(suffix) ? path.substring(0, path.length() - suffix.length()) : path;
  }
}
