package io.hawser.kopia.policy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a rule with a path. What it costs is bounded by the number of stars times the
 * square of the path's length: each pair of a star and a place in the path is looked at once.
 */
final class WildcardMatch {
  /** With fewer stars the plain search is faster than remembering. */
  private static final int FEW_STARS = 3;

  private static final byte MATCH = 1;
  private static final byte NO_MATCH = 2;
  private static final byte ABORT_ALL = 3;

  /** No match from here on, but a double star before may still find one. */
  private static final byte ABORT_TO_DOUBLE_STAR = 4;

  private final int[] tokens;
  private final List<CharacterClass> classes;
  private final int[] path;
  private final byte @Nullable [][] seen;

  WildcardMatch(int[] tokens, List<CharacterClass> classes, int[] path) {
    this.tokens = tokens;
    this.classes = classes;
    this.path = path;
    long stars = Arrays.stream(tokens).filter(WildcardMatch::isStar).count();
    this.seen = stars > FEW_STARS ? new byte[tokens.length + 1][] : null;
  }

  boolean matches() {
    return from(0, 0) == MATCH;
  }

  private static boolean isStar(int token) {
    return token == Wildcard.STAR || token == Wildcard.DOUBLE_STAR;
  }

  private byte from(int token, int start) {
    if (seen == null) {
      return search(token, start);
    }
    var row = seen[token];
    if (row == null) {
      row = new byte[path.length + 1];
      seen[token] = row;
    }
    if (row[start] == 0) {
      row[start] = search(token, start);
    }
    return row[start];
  }

  /** Compares the rest of the rule with the rest of the path. */
  private byte search(int firstToken, int start) {
    int at = start;
    for (int i = firstToken; i < tokens.length; i++) {
      int token = tokens[i];
      if (isStar(token)) {
        if (token == Wildcard.DOUBLE_STAR || i == tokens.length - 1 || !isSlash(i + 1)) {
          return star(i, at);
        }
        // One star and a slash: on to the next slash, which must not be where this search began.
        int slash = nextSlash(at);
        if (slash < 0 || slash == start) {
          return NO_MATCH;
        }
        at = slash;
        continue;
      }
      if (at >= path.length) {
        return ABORT_ALL;
      }
      if (!matchesOne(token, path[at])) {
        return NO_MATCH;
      }
      at++;
    }
    return at >= path.length ? MATCH : NO_MATCH;
  }

  private boolean matchesOne(int token, int c) {
    return switch (token) {
      case Wildcard.ANY -> c != '/';
      case Wildcard.SLASH -> c == '/';
      default -> token >= 0 ? token == c : classes.get(Wildcard.FIRST_CLASS - token).matches(c);
    };
  }

  private byte star(int i, int start) {
    boolean twice = tokens[i] == Wildcard.DOUBLE_STAR;
    if (i == tokens.length - 1) {
      return twice || nextSlash(start) < 0 ? MATCH : NO_MATCH;
    }
    if (twice && i + 2 < tokens.length && isSlash(i + 1) && from(i + 2, start) == MATCH) {
      return MATCH;
    }
    for (int at = start; at < path.length; at++) {
      byte result = from(i + 1, at);
      if (result != NO_MATCH) {
        if (!twice || result != ABORT_TO_DOUBLE_STAR) {
          return result;
        }
      } else if (!twice && path[Math.max(start, at - 1)] == '/') {
        // Kopia looks at the slash one step late, and so do we.
        return ABORT_TO_DOUBLE_STAR;
      }
    }
    return ABORT_ALL;
  }

  private boolean isSlash(int token) {
    return tokens[token] == Wildcard.SLASH;
  }

  private int nextSlash(int start) {
    for (int at = start; at < path.length; at++) {
      if (path[at] == '/') {
        return at;
      }
    }
    return -1;
  }
}
