package io.hawser.engine.document;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Profile;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads one document as {@code kanctl} does: the first of the text, taken for the wanted kind
 * whatever it says it is; an empty text is an empty document.
 *
 * <p>Every method throws {@link BlueprintException} when the text is no YAML or a field has another
 * type than Kanister's.
 */
public final class KanisterText {
  private final Source source;

  public KanisterText(Source source) {
    this.source = source;
  }

  public Loaded<Blueprint> blueprint() {
    return read(BlueprintReader::kanister);
  }

  public Loaded<ActionSet> actionSet() {
    return read(ActionSetReader::kanister);
  }

  public Loaded<Profile> profile() {
    return read(ProfileReader::kanister);
  }

  /** All fields as plain values, also those that the records do not hold, such as a status. */
  public Map<String, @Nullable Object> values() {
    return read(Fields::everything).value();
  }

  private <T> Loaded<T> read(Function<Fields, T> reader) {
    var findings = new ArrayList<Finding>();
    var documents = new YamlText(source, findings).documents();
    if (documents.isEmpty()) {
      refuse(findings);
      return new Loaded<>(
          new KanisterText(Source.of(source.name(), "{}")).read(reader).value(),
          SourceMap.none(source.baseDirectory()));
    }
    var root = documents.getFirst();
    var value = read(root, reader, findings);
    refuse(findings);
    return new Loaded<>(value, new SourceMap(source, root));
  }

  private <T> T read(Node root, Function<Fields, T> reader, List<Finding> findings) {
    try {
      var reading = new Reading(source, Dialect.KANISTER, findings);
      return reader.apply(Fields.of(reading, root, FieldPath.ROOT));
    } catch (Reading.TooLarge e) {
      findings.add(
          new Finding(
              Optional.of(SourceMap.position(source, root.getStartMark())),
              "",
              "more than %d values".formatted(Limits.VALUES)));
      throw new BlueprintException(findings);
    }
  }

  private static void refuse(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new BlueprintException(findings);
    }
  }
}
