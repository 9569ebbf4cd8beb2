package io.hawser.engine.template.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses RE2's syntax with Perl's extensions, as Go's package regexp/syntax does. */
final class RegexParser {
  private static final int MOST_REPEATS = 1000;
  private static final int DEEPEST = 250;
  private static final String NUMBER = "0|[1-9][0-9]*";

  private final SourceReader in;
  private final ClassParser classes;
  private final Map<String, List<Integer>> names = new HashMap<>();
  private int groups;
  private int depth;
  private Flags flags = Flags.NONE;

  RegexParser(String source) {
    this.in = new SourceReader(source);
    this.classes = new ClassParser(in);
  }

  /** Numbers of named groups; several may share a name. */
  Map<String, List<Integer>> names() {
    return names;
  }

  int groups() {
    return groups;
  }

  Node parse() throws RegexSyntaxException {
    var node = choice();
    if (in.more()) {
      throw new RegexSyntaxException("unexpected )", in.source);
    }
    return node;
  }

  private Node choice() throws RegexSyntaxException {
    var branches = new ArrayList<Node>();
    branches.add(sequence());
    while (in.accept("|")) {
      branches.add(sequence());
    }
    return branches.size() == 1 ? branches.getFirst() : new Node.Choice(List.copyOf(branches));
  }

  private Node sequence() throws RegexSyntaxException {
    var parts = new ArrayList<Node>();
    int lastRepeat = -1;
    while (in.more() && !in.ahead("|") && !in.ahead(")")) {
      int start = in.at;
      var bounds = bounds();
      if (bounds != null) {
        parts.add(repeat(parts, bounds, start, lastRepeat));
        lastRepeat = start;
        continue;
      }
      lastRepeat = -1;
      if (in.accept("\\Q")) {
        quoted(parts);
      } else if (in.accept("(")) {
        group(parts, start);
      } else {
        parts.add(single(start));
      }
    }
    return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(List.copyOf(parts));
  }

  private void quoted(List<Node> parts) throws RegexSyntaxException {
    while (in.more() && !in.accept("\\E")) {
      parts.add(literal(in.advance()));
    }
  }

  private Node literal(int rune) {
    return set(RuneSet.range(rune, rune));
  }

  private Node set(RuneSet set) {
    return new Node.One(flags.ignoreCase() ? set.ignoringCase() : set);
  }

  private record Bounds(int least, int most, int end) {}

  /** The repetition that starts here; null if there is none. */
  private @Nullable Bounds bounds() {
    return switch (in.peek()) {
      case '*' -> new Bounds(0, -1, in.at + 1);
      case '+' -> new Bounds(1, -1, in.at + 1);
      case '?' -> new Bounds(0, 1, in.at + 1);
      case '{' -> counted();
      default -> null;
    };
  }

  /** Reads <code>{2}</code>, <code>{2,}</code> or <code>{2,5}</code>; other text is literal. */
  private @Nullable Bounds counted() {
    int close = in.source.indexOf('}', in.at);
    if (close < 0) {
      return null;
    }
    String[] numbers = in.source.substring(in.at + 1, close).split(",", -1);
    if (numbers.length > 2 || !numbers[0].matches(NUMBER)) {
      return null;
    }
    int least = number(numbers[0]);
    if (numbers.length == 1) {
      return new Bounds(least, least, close + 1);
    }
    if (numbers[1].isEmpty()) {
      return new Bounds(least, -1, close + 1);
    }
    return numbers[1].matches(NUMBER) ? new Bounds(least, number(numbers[1]), close + 1) : null;
  }

  private static int number(String digits) {
    return digits.length() > 6 ? MOST_REPEATS + 1 : Integer.parseInt(digits);
  }

  private Node repeat(List<Node> parts, Bounds bounds, int start, int lastRepeat)
      throws RegexSyntaxException {
    in.at = bounds.end();
    boolean tooMany = bounds.least() > MOST_REPEATS || bounds.most() > MOST_REPEATS;
    if (tooMany || (bounds.most() >= 0 && bounds.least() > bounds.most())) {
      throw in.error("invalid repeat count", start);
    }
    boolean lazy = in.accept("?") != flags.lazy();
    if (lastRepeat >= 0) {
      throw in.error("invalid nested repetition operator", lastRepeat);
    }
    if (parts.isEmpty()) {
      throw in.error("missing argument to repetition operator", start);
    }
    var repeat = new Node.Repeat(parts.removeLast(), bounds.least(), bounds.most(), !lazy);
    if (repeats(repeat) > MOST_REPEATS) {
      throw in.error("invalid repeat count", start);
    }
    return repeat;
  }

  /** How often counted repetitions repeat the innermost part. */
  private static long repeats(Node node) {
    return switch (node) {
      case Node.Repeat(Node body, int least, int most, _) -> {
        boolean counted = least > 1 || most > 1;
        yield (counted ? Math.max(least, most) : 1) * repeats(body);
      }
      case Node.Group(_, Node body) -> repeats(body);
      case Node.Sequence(var parts) ->
          parts.stream().mapToLong(RegexParser::repeats).max().orElse(1);
      case Node.Choice(var branches) ->
          branches.stream().mapToLong(RegexParser::repeats).max().orElse(1);
      case Node.One _, Node.Assertion _ -> 1;
    };
  }

  /** A group, or flags that change from here on. */
  private void group(List<Node> parts, int start) throws RegexSyntaxException {
    var outer = flags;
    int index = -1;
    if (in.ahead("?P<") || in.ahead("?<")) {
      index = named(start);
    } else if (in.accept("?")) {
      if (changeFlags(start)) {
        return;
      }
    } else {
      index = ++groups;
    }
    if (++depth > DEEPEST) {
      throw new RegexSyntaxException("expression nests too deeply", in.source);
    }
    var body = choice();
    depth--;
    if (!in.accept(")")) {
      throw new RegexSyntaxException("missing closing )", in.source);
    }
    flags = outer;
    parts.add(index < 0 ? body : new Node.Group(index, body));
  }

  private int named(int start) throws RegexSyntaxException {
    int open = in.source.indexOf('<', in.at);
    int close = in.source.indexOf('>', in.at);
    if (close < 0) {
      throw in.errorToEnd("invalid named capture", start);
    }
    in.at = close + 1;
    String name = in.source.substring(open + 1, close);
    if (name.isEmpty() || !name.codePoints().allMatch(RuneSet::isWord)) {
      throw in.error("invalid named capture", start);
    }
    names.computeIfAbsent(name, _ -> new ArrayList<>()).add(++groups);
    return groups;
  }

  /** Reads flags; true at {@code )}, false at {@code :}, where the group's body begins. */
  private boolean changeFlags(int start) throws RegexSyntaxException {
    var changed = flags;
    boolean on = true;
    boolean any = false;
    while (in.more()) {
      int letter = in.advance();
      if (Flags.has(letter)) {
        changed = changed.with(letter, on);
        any = true;
      } else if (letter == '-' && on) {
        on = false;
        any = false;
      } else if ((letter == ':' || letter == ')') && (on || any)) {
        flags = changed;
        return letter == ')';
      } else {
        throw in.error("invalid or unsupported Perl syntax", start);
      }
    }
    throw in.error("invalid or unsupported Perl syntax", start);
  }

  private Node single(int start) throws RegexSyntaxException {
    int rune = in.advance();
    return switch (rune) {
      case '.' -> new Node.One(flags.dotAll() ? _ -> true : each -> each != '\n');
      case '^' ->
          new Node.Assertion(flags.multiLine() ? Node.Kind.LINE_START : Node.Kind.TEXT_START);
      case '$' -> new Node.Assertion(flags.multiLine() ? Node.Kind.LINE_END : Node.Kind.TEXT_END);
      case '[' -> new Node.One(classes.bracket(start, flags.ignoreCase()));
      case '\\' -> escape(start);
      default -> literal(rune);
    };
  }

  private Node escape(int start) throws RegexSyntaxException {
    var assertion =
        switch (in.peek()) {
          case 'A' -> Node.Kind.TEXT_START;
          case 'z' -> Node.Kind.TEXT_END;
          case 'b' -> Node.Kind.WORD_BOUNDARY;
          case 'B' -> Node.Kind.NO_WORD_BOUNDARY;
          default -> null;
        };
    if (assertion != null) {
      in.advance();
      return new Node.Assertion(assertion);
    }
    var set = classes.escapedClass(start);
    return set != null ? set(set) : literal(classes.escapedRune(start));
  }
}
