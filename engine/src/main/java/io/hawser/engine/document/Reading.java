package io.hawser.engine.document;

import io.hawser.engine.error.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The reading of one document: turns nodes into plain values and collects findings. */
final class Reading {
  private final Source source;
  private final Dialect dialect;
  private final List<Finding> findings;
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int values;

  Reading(Source source, Dialect dialect, List<Finding> findings) {
    this.source = source;
    this.dialect = dialect;
    this.findings = findings;
  }

  /** The document has so many values, with its aliases, that reading it stops. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Dialect dialect() {
    return dialect;
  }

  void find(Node at, FieldPath path, String message) {
    if (findings.size() < Limits.FINDINGS) {
      findings.add(
          new Finding(
              Optional.of(SourceMap.position(source, at.getStartMark())),
              path.toString(),
              message));
    }
  }

  /** Counts a value against the limit of the document. */
  void visit() {
    if (++values > Limits.VALUES) {
      throw new TooLarge();
    }
  }

  /** The node as String, Long, Double, Boolean, null, List or Map. */
  @Nullable Object value(Node node, FieldPath path) {
    visit();
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar, path);
      case SequenceNode list -> opened(list, path, () -> list(list, path));
      case MappingNode map -> opened(map, path, () -> map(map, path));
      case AnchorNode anchor -> value(anchor.getRealNode(), path);
      default -> throw new IllegalStateException("unknown node " + node.getNodeId());
    };
  }

  /** The value of a scalar: String, Long, Double, Boolean or null. */
  @Nullable Object scalar(ScalarNode node, FieldPath path) {
    if (node.getTag().equals(YamlText.PLAIN)) {
      return dialect.plain(node.getValue());
    }
    if (!node.getTag().equals(Tag.STR)) {
      refuseTag(node, path);
    }
    return node.getValue();
  }

  boolean isNull(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.getTag().equals(YamlText.PLAIN)
        && dialect.plain(scalar.getValue()) == null;
  }

  /** The text of a map's key; null (and a finding) when the key is no scalar. */
  @Nullable String key(Node node, FieldPath path) {
    if (node instanceof ScalarNode scalar) {
      if (dialect.isStrict()) {
        return scalar.getValue();
      }
      var value = scalar(scalar, path);
      return value == null ? "null" : ScalarWords.text(value);
    }
    find(node, path, "the name of a field must be a string");
    return null;
  }

  /** {@code {{ .X }}} without quotes: a map whose key is a map. */
  static boolean isTemplate(Node node) {
    return node instanceof MappingNode map
        && map.getFlowStyle() == FlowStyle.FLOW
        && map.getValue().stream().anyMatch(tuple -> tuple.getKeyNode() instanceof MappingNode);
  }

  private interface Body {
    @Nullable Object get();
  }

  private @Nullable Object opened(Node node, FieldPath path, Body body) {
    if (path.steps().size() > Limits.DEPTH) {
      find(node, path, "lists and maps are nested more than %d deep".formatted(Limits.DEPTH));
      return null;
    }
    if (!open.add(node)) {
      find(node, path, "an alias must not stand inside what it stands for");
      return null;
    }
    try {
      if (!node.getTag().equals(Tag.MAP) && !node.getTag().equals(Tag.SEQ)) {
        refuseTag(node, path);
      }
      return body.get();
    } finally {
      open.remove(node);
    }
  }

  private Object list(SequenceNode node, FieldPath path) {
    var list = new ArrayList<@Nullable Object>();
    for (var element : node.getValue()) {
      list.add(value(element, path.index(list.size())));
    }
    return Collections.unmodifiableList(list);
  }

  private @Nullable Object map(MappingNode node, FieldPath path) {
    if (isTemplate(node)) {
      find(node, path, "quote this template");
      return null;
    }
    var map = new LinkedHashMap<String, @Nullable Object>();
    new Entries(this, path).of(node).forEach((name, entry) -> map.put(name, valueOf(entry)));
    return Collections.unmodifiableMap(map);
  }

  private @Nullable Object valueOf(Entries.Entry entry) {
    return value(entry.value(), entry.path());
  }

  private void refuseTag(Node node, FieldPath path) {
    find(
        node,
        path,
        "tag '%s' is not allowed; quote texts, write numbers without quotes"
            .formatted(node.getTag().getValue()));
  }

  /** The entries of a map, in order. */
  Map<String, Entries.Entry> entries(MappingNode node, FieldPath path) {
    return new Entries(this, path).of(node);
  }
}
