package io.hawser.engine.template.parse;

import io.hawser.engine.template.value.GoStrings;
import java.util.Map;

/**
 * The trees of a template's text: its own and those it defines.
 *
 * @param name of the template itself, which is among the trees
 */
public record ParsedTemplate(String name, String text, Map<String, Node.Block> trees) {
  public ParsedTemplate {
    trees = Map.copyOf(trees);
  }

  /** A place as people count it, line and column from 1, the column in characters. */
  public record Place(int line, int column) {}

  public Place place(int at) {
    int lineStart = lineStart(at);
    int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    return new Place(line, 1 + text.codePointCount(lineStart, at));
  }

  /** A place as Go prints it: the column counts bytes from 0. */
  public String goPlace(int at) {
    return name
        + ":"
        + place(at).line()
        + ":"
        + GoStrings.length(text.substring(lineStart(at), at));
  }

  private int lineStart(int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }
}
