package io.hawser.engine.document;

import io.hawser.engine.error.Finding;
import io.hawser.engine.error.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Where the parts of a document stand. Paths are written as in findings: {@code
 * actions.backup.phases[0].args.command[2]}; a key that is no plain name as {@code ["a.b/c"]}.
 * Keeps the document's nodes and text, so it lives as long as the document does. Immutable.
 */
public final class SourceMap {
  private final Source source;
  private final @Nullable Node root;

  SourceMap(Source source, @Nullable Node root) {
    this.source = source;
    this.root = root;
  }

  /** Of a document that was made by a program: it knows no positions. */
  public static SourceMap none(Path baseDirectory) {
    return new SourceMap(new Source("", "", baseDirectory), null);
  }

  /** The folder of the file; the current directory for standard input. */
  public Path baseDirectory() {
    return source.baseDirectory();
  }

  /** The name of the file as the user gave it. */
  public String file() {
    return source.name();
  }

  /** Where the value of a field begins. */
  public Optional<Position> position(String fieldPath) {
    return find(FieldPath.parse(fieldPath), false).map(node -> position(node.getStartMark()));
  }

  /** Where the name of a field stands; of a list's element, where the element begins. */
  public Optional<Position> keyPosition(String fieldPath) {
    return find(FieldPath.parse(fieldPath), true).map(node -> position(node.getStartMark()));
  }

  /**
   * Where a place inside the text of a field stands; the beginning of the text when the document
   * writes it otherwise (folded, escaped).
   *
   * @param line 1-based, in the field's value
   * @param column 1-based
   */
  public Optional<Position> positionInside(String fieldPath, int line, int column) {
    return find(FieldPath.parse(fieldPath), false)
        .map(node ->
            node instanceof ScalarNode scalar
                ? ScalarText.locate(source, scalar, line, column)
                    .orElseGet(() -> position(node.getStartMark()))
                : position(node.getStartMark()));
  }

  /**
   * Gives positions to findings that have none.
   *
   * @param prefix put before each finding's field, such as {@code actions.backup.phases[0]}
   */
  public List<Finding> locate(String prefix, List<Finding> findings) {
    return findings.stream().map(finding -> locate(prefix, finding)).toList();
  }

  private Finding locate(String prefix, Finding finding) {
    if (finding.position().isPresent()) {
      return finding;
    }
    var field =
        prefix.isEmpty() || finding.field().isEmpty()
            ? prefix + finding.field()
            : prefix + "." + finding.field();
    return new Finding(nearest(field), field, finding.message());
  }

  /** Where the name of a field stands, or of the innermost one around it that is there. */
  public Optional<Position> nearest(String fieldPath) {
    var steps = FieldPath.parse(fieldPath).steps();
    for (int length = steps.size(); length >= 0; length--) {
      var found = find(new FieldPath(steps.subList(0, length)), true);
      if (found.isPresent()) {
        return found.map(node -> position(node.getStartMark()));
      }
    }
    return Optional.empty();
  }

  private Position position(Mark mark) {
    return position(source, mark);
  }

  static Position position(Source source, Mark mark) {
    return new Position(source.name(), mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Optional<Node> find(FieldPath path, boolean key) {
    var node = root;
    var found = root;
    for (var step : path.steps()) {
      if (step instanceof Integer index) {
        node = element(node, index);
        found = node;
      } else {
        var tuple = entry(node, (String) step);
        node = tuple == null ? null : tuple.getValueNode();
        found = tuple == null || !key ? node : tuple.getKeyNode();
      }
      if (node == null) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(found);
  }

  private static @Nullable Node element(@Nullable Node node, int index) {
    return node instanceof SequenceNode list && index < list.getValue().size()
        ? list.getValue().get(index)
        : null;
  }

  private static @Nullable NodeTuple entry(@Nullable Node node, String key) {
    if (!(node instanceof MappingNode map)) {
      return null;
    }
    for (var tuple : map.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
        return tuple;
      }
    }
    return null;
  }
}
