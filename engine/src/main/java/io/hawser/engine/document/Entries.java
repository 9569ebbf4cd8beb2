package io.hawser.engine.document;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Takes a map node apart: names, duplicates, merge keys. */
final class Entries {
  private final Reading reading;
  private final FieldPath path;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  record Entry(Node key, Node value, FieldPath path) {}

  Entries(Reading reading, FieldPath path) {
    this.reading = reading;
    this.path = path;
  }

  Map<String, Entry> of(MappingNode node) {
    for (var tuple : node.getValue()) {
      reading.visit();
      var name = reading.key(tuple.getKeyNode(), path);
      if (name == null) {
        continue;
      }
      if (name.equals("<<")) {
        merge(tuple.getKeyNode(), tuple.getValueNode());
      } else {
        add(name, tuple.getKeyNode(), tuple.getValueNode());
      }
    }
    return entries;
  }

  private void add(String name, Node key, Node value) {
    var earlier = entries.put(name, new Entry(key, value, path.key(name)));
    if (earlier != null && reading.dialect().isStrict()) {
      reading.find(
          key,
          path.key(name),
          "'%s' stands here twice, first on line %d"
              .formatted(name, earlier.key().getStartMark().getLine() + 1));
    }
  }

  /** YAML 1.1's merge key; what the map says itself wins. Only one level, as aliases allow. */
  private void merge(Node key, Node value) {
    if (reading.dialect().isStrict()) {
      reading.find(key, path, "merge keys ('<<') are not read; write the fields out");
      return;
    }
    if (value instanceof SequenceNode list) {
      list.getValue().forEach(element -> merge(key, element));
    } else if (value instanceof MappingNode map) {
      for (var tuple : map.getValue()) {
        var name = reading.key(tuple.getKeyNode(), path);
        if (name != null) {
          entries.putIfAbsent(
              name, new Entry(tuple.getKeyNode(), tuple.getValueNode(), path.key(name)));
        }
      }
    } else {
      reading.find(key, path, "'<<' must be a map or a list of maps");
    }
  }
}
