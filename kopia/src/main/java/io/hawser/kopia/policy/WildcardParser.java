package io.hawser.kopia.policy;

import io.hawser.kopia.file.FileName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Reads one rule; see {@link Wildcard}. */
final class WildcardParser {
  /** More wildcards than any rule of a person has; bounds what a comparison costs. */
  private static final int MOST_STARS = 256;

  private final String pattern;
  private final String base;
  private final List<CharacterClass> classes = new ArrayList<>();
  private final IntStream.Builder tokens = IntStream.builder();
  private int[] text;
  private int at;
  private int stars;

  WildcardParser(byte[] rule, String base) {
    var decoded = FileName.of(rule).text();
    boolean trimmed = rule.length > 2 && rule[rule.length - 2] != '\\';
    this.pattern = trimmed ? trim(decoded) : decoded;
    this.base = base;
    this.text = pattern.codePoints().toArray();
  }

  private static String trim(String text) {
    var points = text.codePoints().toArray();
    int start = 0;
    int end = points.length;
    while (start < end && CharacterClass.isSpace(points[start])) {
      start++;
    }
    while (end > start && CharacterClass.isSpace(points[end - 1])) {
      end--;
    }
    return new String(points, start, end - start);
  }

  Wildcard parse() {
    while (CharacterClass.isSpace(peek(0))) {
      at++;
    }
    boolean negated = peek(0) == '!';
    if (negated) {
      at++;
    }
    addBase();
    boolean directoriesOnly = text.length > 0 && text[text.length - 1] == '/';
    if (directoriesOnly) {
      text = Arrays.copyOf(text, text.length - 1);
    }
    for (int c = read(); c != 0; c = read()) {
      add(c);
    }
    return new Wildcard(
        pattern, negated, directoriesOnly, tokens.build().toArray(), List.copyOf(classes));
  }

  /** Where the rule begins to look: at its own directory, or at any depth below. */
  private void addBase() {
    boolean rooted = peek(0) == '/';
    if (!base.isEmpty() && !pattern.isEmpty()) {
      base.codePoints().forEach(c -> tokens.add(c == '/' ? Wildcard.SLASH : c));
      if (!rooted) {
        tokens.add(Wildcard.SLASH);
      }
    }
    if (rooted || pattern.equals("**") || pattern.isEmpty()) {
      return;
    }
    int slash = indexOf('/');
    if (slash < 0 || slash == text.length - 1 - at) {
      addStar(Wildcard.DOUBLE_STAR);
      tokens.add(Wildcard.SLASH);
    } else if (base.isEmpty()) {
      tokens.add(Wildcard.SLASH);
    }
  }

  private void add(int c) {
    switch (c) {
      case '\\' -> {
        if (at >= text.length) {
          throw wrong("it ends with '\\'; '\\\\' is a backslash");
        }
        tokens.add(read());
      }
      case '?' -> tokens.add(Wildcard.ANY);
      case '/' -> tokens.add(Wildcard.SLASH);
      case '*' -> addStars();
      case '[' -> addClass();
      default -> tokens.add(c);
    }
  }

  /** Two stars are more than one only between slashes or at the ends. */
  private void addStars() {
    boolean twice = false;
    if (peek(0) == '*') {
      int before = peek(-2);
      while (peek(0) == '*') {
        at++;
      }
      twice = before == 0 || before == '/' && (peek(0) == '/' || at >= text.length);
    }
    addStar(twice ? Wildcard.DOUBLE_STAR : Wildcard.STAR);
  }

  private void addStar(int star) {
    if (++stars > MOST_STARS) {
      throw wrong("it has more than %d wildcards".formatted(MOST_STARS));
    }
    tokens.add(star);
  }

  private void addClass() {
    int c = read();
    boolean negated = c == '!';
    if (negated) {
      c = read();
    }
    var items = new ArrayList<IntPredicate>();
    for (; c != ']' && c != 0; c = read()) {
      items.add(item(c == '\\' ? escaped() : c));
    }
    if (c != ']') {
      throw wrong("']' is missing");
    }
    tokens.add(Wildcard.FIRST_CLASS - classes.size());
    classes.add(new CharacterClass(negated, items));
  }

  private IntPredicate item(int c) {
    if (peek(0) == '-' && peek(1) != ']' && peek(1) != 0) {
      at++;
      int end = read();
      int last = end == '\\' ? escaped() : end;
      return x -> x >= c && x <= last;
    }
    if (c == '[' && peek(0) == ':') {
      int close = indexOf(']');
      if (close < 0) {
        throw wrong("']' is missing");
      }
      // Kopia compares a distance with a place here: further on, '[:' is two plain characters.
      if (close - 1 > at && peek(close - 1) == ':') {
        var name = new String(text, at + 1, close - 2).toLowerCase(Locale.ROOT);
        at += close + 1;
        return CharacterClass.named(name);
      }
    }
    return x -> x == c;
  }

  private int escaped() {
    int c = read();
    if (c == 0) {
      throw wrong("it ends with '\\'; '\\\\' is a backslash");
    }
    return c;
  }

  /** 0 beyond the ends. */
  private int peek(int distance) {
    int place = at + distance;
    return place >= 0 && place < text.length ? text[place] : 0;
  }

  private int read() {
    int c = peek(0);
    if (c != 0) {
      at++;
    }
    return c;
  }

  private int indexOf(int c) {
    for (int i = at; i < text.length; i++) {
      if (text[i] == c) {
        return i - at;
      }
    }
    return -1;
  }

  private InvalidPolicyException wrong(String why) {
    return new InvalidPolicyException("'%s' is no rule of files: %s".formatted(pattern, why));
  }
}
