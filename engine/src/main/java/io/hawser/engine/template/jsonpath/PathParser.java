package io.hawser.engine.template.jsonpath;

import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.parse.GoNumbers;
import io.hawser.engine.template.value.GoInt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the text between the braces of a path. */
final class PathParser {
  private static final Pattern KEY = Pattern.compile("'([^']*)'");
  private static final Pattern SLICE = Pattern.compile("(-?\\d*)(:-?\\d*)?(:-?\\d*)?");
  private static final Pattern COMPARISON = Pattern.compile("([^!<>=]+)([!<>=]+)(.+)");
  private static final int DEEPEST = 20;

  private final String text;
  private final int depth;
  private final List<Step> steps = new ArrayList<>();
  private int at;

  private PathParser(String text, int depth) {
    this.text = text;
    this.depth = depth;
  }

  static List<Step> parse(String text) throws JsonPathException {
    return parse(text, 0);
  }

  private static List<Step> parse(String text, int depth) throws JsonPathException {
    if (depth > DEEPEST) {
      throw new JsonPathException("filters are nested deeper than " + DEEPEST);
    }
    return new PathParser(text, depth).parse();
  }

  private List<Step> parse() throws JsonPathException {
    while (at < text.length()) {
      if (text.startsWith("[?(", at)) {
        filter();
      } else if (text.startsWith("..", at)) {
        descent();
      } else {
        step();
      }
    }
    return List.copyOf(steps);
  }

  private void step() throws JsonPathException {
    int rune = text.codePointAt(at);
    switch (rune) {
      case ' ', '@', '$' -> at++;
      case '[' -> array();
      case '"', '\'' -> quote((char) rune);
      case '.' -> {
        at++;
        field();
      }
      case '\n', '\r' -> throw new JsonPathException("unclosed action");
      default -> {
        if (rune == '+' || rune == '-' || Character.isDigit(rune)) {
          number();
        } else if (rune == '_' || Character.isLetter(rune)) {
          word();
        } else {
          throw new JsonPathException("unrecognized character in action: " + Quote.unicode(rune));
        }
      }
    }
  }

  private void descent() throws JsonPathException {
    if (!steps.isEmpty() && steps.getLast() instanceof Step.Descent) {
      throw new JsonPathException("invalid multiple recursive descent");
    }
    at += 2;
    steps.add(new Step.Descent());
    int next = at < text.length() ? text.codePointAt(at) : ' ';
    if (next == '_' || Character.isLetterOrDigit(next)) {
      field();
    }
  }

  private static boolean ends(char c) {
    return " \t\r\n.,[]$@{}".indexOf(c) >= 0;
  }

  private void field() {
    var name = new StringBuilder();
    while (at < text.length() && !ends(text.charAt(at))) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    steps.add(name.toString().equals("*") ? new Step.Wildcard() : new Step.Field(name.toString()));
  }

  private void word() {
    int start = at;
    while (at < text.length() && !ends(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    boolean bool = word.equals("true") || word.equals("false");
    steps.add(bool ? new Step.Constant(word.equals("true")) : new Step.Word(word));
  }

  private void number() throws JsonPathException {
    int start = at++;
    while (at < text.length() && (text.charAt(at) == '.' || Character.isDigit(text.charAt(at)))) {
      at++;
    }
    String number = text.substring(start, at);
    var real = GoNumbers.parseFloat(number);
    if (real.isEmpty()) {
      throw new JsonPathException("cannot parse number " + number);
    }
    boolean integral = number.matches("[+-]?\\d{1,18}");
    steps.add(
        new Step.Constant(
            integral ? GoInt.of(Long.parseLong(number)) : (Object) real.getAsDouble()));
  }

  private void quote(char end) throws JsonPathException {
    var value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != end) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (at >= text.length()) {
      throw new JsonPathException("unterminated quoted string");
    }
    at++;
    steps.add(new Step.Constant(value.toString()));
  }

  private void array() throws JsonPathException {
    int close = text.indexOf(']', at);
    if (close < 0) {
      throw new JsonPathException("unterminated array");
    }
    String inside = text.substring(at + 1, close);
    at = close + 1;
    String[] parts = inside.split(",", -1);
    if (parts.length > 1) {
      var paths = new ArrayList<List<Step>>();
      for (var part : parts) {
        paths.add(parse("[" + part.strip() + "]", depth + 1));
      }
      steps.add(new Step.Union(List.copyOf(paths)));
      return;
    }
    var key = KEY.matcher(inside);
    if (key.matches()) {
      steps.addAll(parse("." + key.group(1), depth + 1));
    } else {
      steps.add(slice(inside.equals("*") ? ":" : inside));
    }
  }

  private static Step slice(String inside) throws JsonPathException {
    var slice = SLICE.matcher(inside);
    if (!slice.matches()) {
      throw new JsonPathException("invalid array index " + inside);
    }
    var from = index(slice.group(1));
    boolean single = slice.group(2) == null;
    int start = from == null ? 0 : from;
    var to = single ? Integer.valueOf(start + 1) : index(slice.group(2).substring(1));
    var step = slice.group(3) == null ? null : index(slice.group(3).substring(1));
    return new Step.Slice(start, to, step, single);
  }

  private static @Nullable Integer index(String digits) throws JsonPathException {
    if (digits.isEmpty()) {
      return null;
    }
    if (!digits.matches("-?\\d{1,9}")) {
      throw new JsonPathException("array index " + digits + " is not a number");
    }
    return Integer.valueOf(digits);
  }

  private void filter() throws JsonPathException {
    int start = at + 3;
    int end = filterEnd(start);
    if (end < 0) {
      throw new JsonPathException("unterminated filter");
    }
    if (!text.startsWith("]", end + 1)) {
      throw new JsonPathException("unclosed array expect ]");
    }
    String inside = text.substring(start, end);
    at = end + 2;
    var comparison = COMPARISON.matcher(inside);
    steps.add(
        comparison.matches()
            ? new Step.Filter(
                parse(comparison.group(1), depth + 1),
                comparison.group(2),
                parse(comparison.group(3), depth + 1))
            : new Step.Exists(parse(inside, depth + 1)));
  }

  /** The parenthesis that closes a filter, outside of a quoted text; -1 if there is none. */
  private int filterEnd(int start) {
    char quote = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote && text.charAt(i - 1) != '\\') {
        quote = 0;
      } else if (c == ')' && quote == 0) {
        return i;
      }
    }
    return -1;
  }
}
