package io.hawser.engine.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Values in words, for messages. */
final class ScalarWords {
  private static final int LONGEST = 60;

  private ScalarWords() {}

  /** A scalar as text: whole numbers without a fraction. */
  static String text(Object value) {
    return value instanceof Double number && number == Math.rint(number)
        ? new BigDecimal(number).toPlainString()
        : String.valueOf(value);
  }

  /** What was found, such as {@code a map}, {@code the number 5} or {@code 'text'}. */
  static String describe(Node node, @Nullable Object scalar) {
    if (node instanceof MappingNode) {
      return Reading.isTemplate(node) ? "a map (quote this template)" : "a map";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    return switch (scalar) {
      case null -> "nothing";
      case Number number -> "the number " + text(number);
      case Boolean truth -> "the truth value " + truth;
      default -> quoted(String.valueOf(scalar));
    };
  }

  static String quoted(String text) {
    return text.length() <= LONGEST
        ? "'" + text.replace("\n", "\\n") + "'"
        : "'" + text.substring(0, LONGEST).replace("\n", "\\n") + "…'";
  }
}
