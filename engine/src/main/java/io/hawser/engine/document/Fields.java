package io.hawser.engine.document;

import io.hawser.engine.document.Entries.Entry;
import io.hawser.engine.value.Durations;
import io.hawser.engine.value.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The fields of one map of a document. Each is asked for by name and type; what does not fit
 * becomes a finding and yields null, an empty collection or an empty text, so that reading goes on.
 * Names that nobody asked for are found by {@link #end}. A field without a value counts as absent.
 */
final class Fields {
  private final Reading reading;
  private final Node node;
  private final FieldPath path;
  private final Map<String, Entry> entries;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(Reading reading, Node node, FieldPath path, Map<String, Entry> entries) {
    this.reading = reading;
    this.node = node;
    this.path = path;
    this.entries = entries;
  }

  /** The fields of a node; none, and a finding, when it is no map. */
  static Fields of(Reading reading, Node node, FieldPath path) {
    reading.visit();
    if (node instanceof MappingNode map && !Reading.isTemplate(map)) {
      return new Fields(reading, node, path, reading.entries(map, path));
    }
    if (!reading.isNull(node)) {
      reading.find(node, path, "must be a map, not " + describe(reading, node, path));
    }
    return new Fields(reading, node, path, Map.of());
  }

  Dialect dialect() {
    return reading.dialect();
  }

  boolean has(String name) {
    return entry(name) != null;
  }

  /** Lets fields pass that mean nothing here. */
  void ignore(String... names) {
    asked.addAll(List.of(names));
  }

  /** Adds a finding about this map. */
  void find(String message) {
    reading.find(node, path, message);
  }

  /** Adds a finding about a field. */
  void find(String name, String message) {
    var entry = entry(name);
    reading.find(entry == null ? node : entry.value(), path.key(name), message);
  }

  /** Finds that a field is missing unless it is there. */
  void require(String name) {
    if (!has(name)) {
      reading.find(node, path, "needs field '%s'".formatted(name));
    }
  }

  String requiredText(String name) {
    require(name);
    var text = text(name);
    return text == null ? "" : text;
  }

  @Nullable String text(String name) {
    var entry = entry(name);
    return entry == null ? null : text(entry.value(), entry.path());
  }

  boolean flag(String name, boolean absent) {
    var value = scalar(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof Boolean truth) {
      return truth;
    }
    findType(name, "true or false");
    return absent;
  }

  @Nullable Integer count(String name, int least) {
    var value = scalar(name);
    if (value instanceof Long number && number >= least && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    if (value != null || has(name)) {
      findType(name, "a whole number of at least " + least);
    }
    return null;
  }

  @Nullable Duration duration(String name) {
    var value = scalar(name);
    if (value instanceof String text) {
      try {
        return Durations.parse(text);
      } catch (IllegalArgumentException _) {
        findType(name, "a duration such as 30s, 5m or 1h30m");
        return null;
      }
    }
    if (value != null || has(name)) {
      findType(name, "a duration such as 30s, 5m or 1h30m");
    }
    return null;
  }

  /** One of a few words. */
  <T> @Nullable T choice(String name, Map<String, T> words) {
    var entry = entry(name);
    return entry == null ? null : choice(entry.value(), entry.path(), words);
  }

  /** A list of some of a few words. */
  <T> List<T> choices(String name, Map<String, T> words) {
    return elements(name, "a list of strings", (element, at) -> choice(element, at, words));
  }

  <T> @Nullable T object(String name, Function<Fields, T> read) {
    var entry = entry(name);
    return entry == null ? null : read(entry.value(), entry.path(), read);
  }

  <T> List<T> list(String name, Function<Fields, T> read) {
    return elements(name, "a list", (element, at) -> read(element, at, read));
  }

  <T> Map<String, T> map(String name, Function<Fields, T> read) {
    return members(name, member -> read(member.value(), member.path(), read));
  }

  List<String> texts(String name) {
    return elements(name, "a list of strings", this::text);
  }

  Map<String, String> textMap(String name) {
    return members(name, member -> text(member.value(), member.path()));
  }

  /** Free values: String, Long, Double, Boolean, null, List, Map. */
  Map<String, @Nullable Object> values(String name) {
    var entry = entry(name);
    if (entry == null) {
      return Map.of();
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    var members = of(reading, entry.value(), entry.path()).entries;
    members.forEach((key, member) -> values.put(key, reading.value(member.value(), member.path())));
    return values;
  }

  /** All fields as free values. */
  Map<String, @Nullable Object> everything() {
    var values = new LinkedHashMap<String, @Nullable Object>();
    entries.forEach((key, field) -> values.put(key, reading.value(field.value(), field.path())));
    return values;
  }

  /** Finds members of a map that have no value. */
  void refuseNulls(String name) {
    var entry = entry(name);
    if (entry != null) {
      of(reading, entry.value(), entry.path())
          .entries
          .forEach((key, member) -> {
            if (reading.isNull(member.value())) {
              reading.find(member.key(), member.path(), "'%s' has no value".formatted(key));
            }
          });
    }
  }

  /** A free value. */
  @Nullable Object value(String name) {
    var entry = entry(name);
    return entry == null ? null : reading.value(entry.value(), entry.path());
  }

  /** True when the field is a single value, neither list nor map. */
  boolean isScalar(String name) {
    var entry = entry(name);
    return entry != null && entry.value() instanceof ScalarNode;
  }

  /** True when the field is {@code true} or {@code false} without quotes. */
  boolean isTruth(String name) {
    return scalar(name) instanceof Boolean;
  }

  /** Finds the names that nobody asked for. */
  void end() {
    if (!dialect().isStrict()) {
      return;
    }
    for (var name : entries.keySet()) {
      if (!asked.contains(name)) {
        var entry = entries.get(name);
        if (entry != null) {
          var message = "unknown field '%s'".formatted(name) + Names.hint(name, asked);
          reading.find(entry.key(), entry.path(), message);
        }
      }
    }
  }

  private interface ElementReader<T> {
    @Nullable T read(Node element, FieldPath at);
  }

  private <T> List<T> elements(String name, String wanted, ElementReader<T> reader) {
    var entry = entry(name);
    var elements = new ArrayList<T>();
    if (entry == null) {
      return elements;
    }
    if (!(entry.value() instanceof SequenceNode list)) {
      findType(name, wanted);
      return elements;
    }
    int index = 0;
    for (var element : list.getValue()) {
      var read = reader.read(element, entry.path().index(index++));
      if (read != null) {
        elements.add(read);
      }
    }
    return elements;
  }

  private <T> Map<String, T> members(String name, Function<Entry, @Nullable T> reader) {
    var entry = entry(name);
    var members = new LinkedHashMap<String, T>();
    if (entry != null) {
      of(reading, entry.value(), entry.path())
          .entries
          .forEach((key, member) -> {
            var read = reader.apply(member);
            if (read != null) {
              members.put(key, read);
            }
          });
    }
    return members;
  }

  private <T> T read(Node value, FieldPath at, Function<Fields, T> read) {
    var fields = of(reading, value, at);
    var result = read.apply(fields);
    fields.end();
    return result;
  }

  private @Nullable String text(Node value, FieldPath at) {
    reading.visit();
    var scalar = value instanceof ScalarNode node ? reading.scalar(node, at) : null;
    if (scalar instanceof String text) {
      return text;
    }
    if (scalar != null && !dialect().isStrict()) {
      return ScalarWords.text(scalar);
    }
    if (scalar == null && reading.isNull(value) && !dialect().isStrict()) {
      return "";
    }
    var quote = scalar == null ? "" : "; put it in quotes";
    reading.find(value, at, "must be a string, not " + ScalarWords.describe(value, scalar) + quote);
    return null;
  }

  private <T> @Nullable T choice(Node value, FieldPath at, Map<String, T> words) {
    var text = text(value, at);
    var chosen = text == null ? null : words.get(text);
    if (text != null && chosen == null) {
      var known = Names.list(words.keySet());
      reading.find(
          value,
          at,
          "must be one of %s, not %s".formatted(known, ScalarWords.quoted(text))
              + Names.didYouMean(text, words.keySet()).orElse(""));
    }
    return chosen;
  }

  private @Nullable Object scalar(String name) {
    var entry = entry(name);
    return entry != null && entry.value() instanceof ScalarNode scalar
        ? reading.scalar(scalar, entry.path())
        : null;
  }

  private void findType(String name, String wanted) {
    var entry = entry(name);
    if (entry != null) {
      var found = describe(reading, entry.value(), entry.path());
      reading.find(entry.value(), entry.path(), "must be %s, not %s".formatted(wanted, found));
    }
  }

  private static String describe(Reading reading, Node node, FieldPath path) {
    var scalar = node instanceof ScalarNode value ? reading.scalar(value, path) : null;
    return ScalarWords.describe(node, scalar);
  }

  private @Nullable Entry entry(String name) {
    asked.add(name);
    var entry = entries.get(name);
    if (entry == null && !dialect().isStrict()) {
      for (var other : entries.keySet()) {
        entry = other.equalsIgnoreCase(name) ? entries.get(other) : entry;
      }
    }
    return entry == null || reading.isNull(entry.value()) ? null : entry;
  }
}
