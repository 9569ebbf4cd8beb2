package io.hawser.engine.document;

import io.hawser.engine.error.Position;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Finds a place inside a scalar's value again in the text of the file. */
final class ScalarText {
  private ScalarText() {}

  /**
   * Where line and column (1-based) of the value stand; empty when the file writes the value in
   * another form than it has.
   */
  static Optional<Position> locate(Source source, ScalarNode scalar, int line, int column) {
    var valueLines = scalar.getValue().split("\n", -1);
    if (line < 1 || line > valueLines.length) {
      return Optional.empty();
    }
    boolean block = scalar.getScalarStyle() == ScalarStyle.LITERAL;
    int fileLine = scalar.getStartMark().getLine() + line - (block ? 0 : 1);
    var written = source.text().lines().skip(fileLine).findFirst().orElse("");
    var valueLine = valueLines[line - 1];
    int start = block ? written.length() - valueLine.length() : startOnLine(scalar, line, written);
    if (start < 0 || !written.startsWith(valueLine, start)) {
      return Optional.empty();
    }
    return Optional.of(new Position(source.name(), fileLine + 1, start + Math.max(1, column)));
  }

  private static int startOnLine(ScalarNode scalar, int line, String written) {
    if (line > 1) {
      return -1;
    }
    int column = scalar.getStartMark().getColumn();
    int start = written.offsetByCodePoints(0, Math.min(column, codePoints(written)));
    return scalar.getScalarStyle() == ScalarStyle.PLAIN ? start : start + 1;
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
