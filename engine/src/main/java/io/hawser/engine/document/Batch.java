package io.hawser.engine.document;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Location;
import io.hawser.crds.ObjectMeta;
import io.hawser.crds.Profile;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import io.hawser.engine.value.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** The documents and findings gathered in one call of the reader. */
final class Batch {
  private static final Map<String, ApiVersion> VERSIONS =
      Arrays.stream(ApiVersion.values())
          .collect(Collectors.toMap(ApiVersion::text, version -> version));

  private final List<Finding> findings = new ArrayList<>();
  private final List<Loaded<Blueprint>> blueprints = new ArrayList<>();
  private final List<Loaded<ActionSet>> actionSets = new ArrayList<>();
  private final List<Loaded<Location>> locations = new ArrayList<>();
  private final List<Loaded<Profile>> profiles = new ArrayList<>();
  private final Map<String, SourceMap> namesTaken = new HashMap<>();

  private final Map<ApiVersion, Map<String, Kind<?>>> kinds =
      Map.of(
          ApiVersion.HAWSER,
          Map.of(
              "Blueprint", new Kind<>(BlueprintReader::hawser, Blueprint::metadata, blueprints),
              "ActionSet", new Kind<>(ActionSetReader::hawser, ActionSet::metadata, actionSets),
              "Location", new Kind<>(LocationReader::hawser, Location::metadata, locations)),
          ApiVersion.KANISTER,
          Map.of(
              "Blueprint", new Kind<>(BlueprintReader::kanister, Blueprint::metadata, blueprints),
              "ActionSet", new Kind<>(ActionSetReader::kanister, ActionSet::metadata, actionSets),
              "Profile", new Kind<>(ProfileReader::kanister, Profile::metadata, profiles)));

  private record Kind<T>(
      Function<Fields, T> read, Function<T, ObjectMeta> metadata, List<Loaded<T>> into) {}

  void read(Source source) {
    var found = new ArrayList<Finding>();
    for (var node : new YamlText(source, found).documents()) {
      readDocument(source, node, found);
    }
    findings.addAll(found);
  }

  Documents finish() {
    if (!findings.isEmpty()) {
      throw new BlueprintException(findings);
    }
    return new Documents(blueprints, actionSets, locations, profiles);
  }

  private void readDocument(Source source, Node node, List<Finding> found) {
    var plain = new Reading(source, Dialect.HAWSER, found);
    if (plain.isNull(node)) {
      return;
    }
    if (!(node instanceof MappingNode)) {
      plain.find(node, FieldPath.ROOT, "a document must be a map with apiVersion and kind");
      return;
    }
    try {
      var headFindings = new ArrayList<Finding>();
      var head = new Reading(source, Dialect.KANISTER, headFindings);
      var fields = Fields.of(head, node, FieldPath.ROOT);
      var version = versionOf(fields);
      var kind = version == null ? null : kindOf(fields, version);
      if (version == null || kind == null) {
        found.addAll(headFindings);
        return;
      }
      var dialect = version == ApiVersion.HAWSER ? Dialect.HAWSER : Dialect.KANISTER;
      load(kind, source, node, new Reading(source, dialect, found));
    } catch (Reading.TooLarge _) {
      plain.find(
          node,
          FieldPath.ROOT,
          "more than %d values, counting what aliases stand for".formatted(Limits.VALUES));
    }
  }

  private static @Nullable ApiVersion versionOf(Fields head) {
    head.require("apiVersion");
    var text = head.text("apiVersion");
    if (text == null) {
      return null;
    }
    var version = VERSIONS.get(text);
    var kind = String.valueOf(head.text("kind"));
    if (version == null && text.equals("v1") && List.of("Secret", "ConfigMap").contains(kind)) {
      head.find(
          "kind",
          "a %s is not read, since secrets never stand in documents".formatted(kind)
              + "; name a secret where it is used: {env: …}, {file: …} or {secretRef: …}");
    } else if (version == null) {
      head.find(
          "apiVersion",
          "documents of %s are not read".formatted(ScalarWords.quoted(text))
              + Names.hint(text, VERSIONS.keySet()));
    }
    return version;
  }

  private @Nullable Kind<?> kindOf(Fields head, ApiVersion version) {
    head.require("kind");
    var text = head.text("kind");
    var known = kinds.getOrDefault(version, Map.of());
    var kind = text == null ? null : known.get(text);
    if (text != null && kind == null) {
      head.find(
          "kind",
          "no kind %s in %s".formatted(ScalarWords.quoted(text), version.text())
              + Names.hint(text, known.keySet()));
    }
    return kind;
  }

  private <T> void load(Kind<T> kind, Source source, Node node, Reading reading) {
    var fields = Fields.of(reading, node, FieldPath.ROOT);
    var value = kind.read().apply(fields);
    fields.end();
    var loaded = new Loaded<>(value, new SourceMap(source, node));
    refuseTwin(fields, kind.metadata().apply(value), loaded.source());
    kind.into().add(loaded);
  }

  /** Two documents of one kind and name: which one is meant nobody knows. */
  private void refuseTwin(Fields fields, ObjectMeta metadata, SourceMap map) {
    if (metadata.name().isEmpty()) {
      return;
    }
    var key = fields.text("kind") + " " + metadata.namespace() + " " + metadata.name();
    var first = namesTaken.putIfAbsent(key, map);
    if (first != null) {
      var place = first.nearest("metadata.name").map(p -> ", first at " + p).orElse("");
      fields.find(
          "metadata",
          "there are two documents %s '%s'".formatted(fields.text("kind"), metadata.name())
              + place);
    }
  }
}
