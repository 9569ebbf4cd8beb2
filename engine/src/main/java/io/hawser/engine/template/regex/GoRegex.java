package io.hawser.engine.template.regex;

import io.hawser.engine.template.value.GoStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A compiled regular expression, used as Go's package regexp does. Immutable. */
public final class GoRegex {
  /** Steps of the machine in one call; a step is one way at one rune. */
  private static final long MOST_STEPS = 50_000_000;

  private final String source;
  private final List<Program.Instruction> program;
  private final Map<String, List<Integer>> names;
  private final int groups;

  private GoRegex(
      String source,
      List<Program.Instruction> program,
      Map<String, List<Integer>> names,
      int groups) {
    this.source = source;
    this.program = program;
    this.names = Map.copyOf(names);
    this.groups = groups;
  }

  /**
   * Compiles an expression.
   *
   * @throws RegexTooSlow if it is larger than allowed
   */
  public static GoRegex compile(String source) throws RegexSyntaxException {
    var parser = new RegexParser(source);
    var tree = parser.parse();
    return new GoRegex(source, Program.compile(tree), parser.names(), parser.groups());
  }

  private Machine machine(int[] text) {
    return new Machine(program, 2 * groups + 2, text, new Budget(MOST_STEPS));
  }

  public boolean matches(String text) {
    return machine(GoStrings.runes(text)).match(0) != null;
  }

  /**
   * The matches in the text.
   *
   * @param most how many at most; all if negative
   */
  public List<String> findAll(String text, int most) {
    var codePoints = text.codePoints().toArray();
    var found = new ArrayList<String>();
    for (int[] match : matches(text, most)) {
      found.add(new String(codePoints, match[0], match[1] - match[0]));
    }
    return found;
  }

  /** The first match; empty if there is none. */
  public String find(String text) {
    var found = findAll(text, 1);
    return found.isEmpty() ? "" : found.getFirst();
  }

  /** An empty match right behind another match does not count. */
  private List<int[]> matches(String text, int most) {
    var runes = GoStrings.runes(text);
    var machine = machine(runes);
    var found = new ArrayList<int[]>();
    int at = 0;
    int lastEnd = -1;
    while ((most < 0 || found.size() < most) && at <= runes.length) {
      var match = machine.match(at);
      if (match == null) {
        break;
      }
      boolean counts = true;
      if (match[1] == at) {
        counts = match[0] != lastEnd;
        at++;
      } else {
        at = match[1];
      }
      lastEnd = match[1];
      if (counts) {
        found.add(match);
      }
    }
    return found;
  }

  /**
   * The text with every match replaced.
   *
   * @param template in which {@code $1} and <code>${name}</code> stand for groups
   * @param requireLength is told the length of the result as it grows, and may refuse it
   */
  public String replaceAll(String text, String template, IntConsumer requireLength) {
    return replace(text, requireLength, (match, source) -> expand(template, match, source));
  }

  /** The text with every match replaced by a text as it is. */
  public String replaceAllLiteral(String text, String replacement, IntConsumer requireLength) {
    return replace(text, requireLength, (_, _) -> replacement);
  }

  private interface Replacement {
    String of(int[] match, int[] source);
  }

  private String replace(String text, IntConsumer requireLength, Replacement replacement) {
    var source = text.codePoints().toArray();
    var machine = machine(GoStrings.runes(text));
    var out = new StringBuilder();
    int lastEnd = 0;
    int at = 0;
    while (at <= source.length) {
      var match = machine.match(at);
      if (match == null) {
        break;
      }
      out.append(new String(source, lastEnd, match[0] - lastEnd));
      if (match[1] > lastEnd || match[0] == 0) {
        out.append(replacement.of(match, source));
        requireLength.accept(out.length());
      }
      lastEnd = match[1];
      at = Math.max(at + 1, match[1]);
    }
    out.append(new String(source, lastEnd, source.length - lastEnd));
    return GoStrings.normalized(out.toString());
  }

  private String expand(String template, int[] match, int[] source) {
    var out = new StringBuilder();
    int at = 0;
    int dollar = template.indexOf('$');
    while (dollar >= 0) {
      out.append(template, at, dollar);
      at = dollar + 1;
      if (template.startsWith("$", at)) {
        out.append('$');
        at++;
      } else {
        int end = nameEnd(template, at);
        if (end < 0) {
          out.append('$');
        } else {
          boolean braces = template.charAt(at) == '{';
          String name = template.substring(braces ? at + 1 : at, braces ? end - 1 : end);
          out.append(group(name, match, source));
          at = end;
        }
      }
      dollar = template.indexOf('$', at);
    }
    return out.append(template, at, template.length()).toString();
  }

  /** Where a group's name behind a dollar ends, with its braces; -1 if there is none. */
  private static int nameEnd(String template, int at) {
    boolean braces = template.startsWith("{", at);
    int end = braces ? at + 1 : at;
    int start = end;
    while (end < template.length() && isNamePart(template.codePointAt(end))) {
      end += Character.charCount(template.codePointAt(end));
    }
    if (end == start) {
      return -1;
    }
    if (!braces) {
      return end;
    }
    return template.startsWith("}", end) ? end + 1 : -1;
  }

  private static boolean isNamePart(int rune) {
    return rune == '_' || Character.isLetter(rune) || Character.isDigit(rune);
  }

  private String group(String name, int[] match, int[] source) {
    var indexes =
        name.matches("0|[1-9][0-9]{0,7}")
            ? List.of(Integer.valueOf(name))
            : names.getOrDefault(name, List.of());
    for (int index : indexes) {
      if (index <= groups && match[2 * index] >= 0) {
        return new String(source, match[2 * index], match[2 * index + 1] - match[2 * index]);
      }
    }
    return "";
  }

  /**
   * The text between the matches.
   *
   * @param most how many parts at most; all if negative
   * @return null if no parts are asked for
   */
  public @Nullable List<String> split(String text, int most) {
    if (most == 0) {
      return null;
    }
    if (!source.isEmpty() && text.isEmpty()) {
      return List.of("");
    }
    var codePoints = text.codePoints().toArray();
    var parts = new ArrayList<String>();
    int start = 0;
    int end = 0;
    for (int[] match : matches(text, most)) {
      if (most > 0 && parts.size() == most - 1) {
        break;
      }
      end = match[0];
      if (match[1] != 0) {
        parts.add(new String(codePoints, start, end - start));
      }
      start = match[1];
    }
    if (end != codePoints.length) {
      parts.add(new String(codePoints, start, codePoints.length - start));
    }
    return parts;
  }
}
