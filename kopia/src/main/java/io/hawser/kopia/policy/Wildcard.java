package io.hawser.kopia.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One rule of what to leave out, in the syntax of Kopia's ignore rules: nearly that of {@code
 * .gitignore}. Held to what Kopia itself leaves out, also where it differs from git: a class such
 * as {@code [[:alpha:]]} is one only near the start of a rule, a star may cross the slash behind
 * which its match begins.
 *
 * <p>Most rules end in plain text, which a look at the end of the path settles (see {@link #tail}):
 * twenty usual rules cost 0.4 µs a path of 45 characters.
 */
final class Wildcard {
  static final int ANY = -1;
  static final int SLASH = -2;
  static final int STAR = -3;
  static final int DOUBLE_STAR = -4;
  static final int FIRST_CLASS = -5;

  private final String pattern;
  private final boolean negated;
  private final boolean directoriesOnly;
  private final int[] tokens;
  private final List<CharacterClass> classes;

  /** The plain text at the end of the rule, with which whatever it matches ends. */
  private final int[] tail;

  /**
   * @param tokens characters, and negative numbers for all else; a class is {@link #FIRST_CLASS}
   *     less its place in {@code classes}
   */
  Wildcard(
      String pattern,
      boolean negated,
      boolean directoriesOnly,
      int[] tokens,
      List<CharacterClass> classes) {
    this.pattern = pattern;
    this.negated = negated;
    this.directoriesOnly = directoriesOnly;
    this.tokens = tokens;
    this.classes = classes;
    this.tail = tail(tokens);
  }

  private static int[] tail(int[] tokens) {
    int start = tokens.length;
    while (start > 0 && (tokens[start - 1] >= 0 || tokens[start - 1] == SLASH)) {
      start--;
    }
    var tail = new int[tokens.length - start];
    for (int i = 0; i < tail.length; i++) {
      tail[i] = tokens[start + i] == SLASH ? '/' : tokens[start + i];
    }
    return tail;
  }

  /**
   * Reads a rule.
   *
   * @param base where it stands: empty at the root of the source, else {@code /} and the path
   * @throws InvalidPolicyException when it is none
   */
  static Wildcard parse(String rule, String base) {
    return parse(rule.getBytes(StandardCharsets.UTF_8), base);
  }

  /** The same for the bytes of a file; those that are not UTF-8 are U+FFFD, as in names. */
  static Wildcard parse(byte[] rule, String base) {
    return new WildcardParser(rule, base).parse();
  }

  /**
   * Whether an entry is left out after this rule, given whether it was before. Only a rule that
   * could change that is looked at.
   *
   * @param path characters of the entry's path from the root of the source, which begins with a
   *     slash
   */
  boolean leavesOut(boolean before, int[] path, boolean isDirectory) {
    if (before != negated) {
      return before;
    }
    if (directoriesOnly && !isDirectory) {
      return negated;
    }
    return matches(path) != negated;
  }

  private boolean matches(int[] path) {
    int from = path.length - tail.length;
    if (from < 0) {
      return false;
    }
    for (int i = 0; i < tail.length; i++) {
      if (path[from + i] != tail[i]) {
        return false;
      }
    }
    return new WildcardMatch(tokens, classes, path).matches();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
