package io.hawser.engine.document;

import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Action;
import io.hawser.crds.Blueprint.Artifact;
import io.hawser.crds.Blueprint.Input;
import io.hawser.crds.Blueprint.InputType;
import io.hawser.crds.Blueprint.Templating;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a Blueprint of either group; the additions only of {@code hawser.io}. */
final class BlueprintReader {
  private static final Map<String, Templating> TEMPLATING =
      Map.of("go", Templating.GO, "mvel", Templating.MVEL);
  private static final Map<String, InputType> INPUT_TYPES =
      Arrays.stream(InputType.values())
          .collect(Collectors.toMap(t -> t.name().toLowerCase(Locale.ROOT), Function.identity()));

  private BlueprintReader() {}

  static Blueprint hawser(Fields fields) {
    var metadata = MetadataReader.of(fields);
    var templating = fields.choice("templating", TEMPLATING);
    fields.require("actions");
    return new Blueprint(
        ApiVersion.HAWSER,
        metadata,
        templating == null ? Templating.MVEL : templating,
        fields.map("actions", BlueprintReader::action));
  }

  static Blueprint kanister(Fields fields) {
    fields.refuseNulls("actions"); // Kanister's controller and kanctl crash on them
    return new Blueprint(
        ApiVersion.KANISTER,
        MetadataReader.of(fields),
        Templating.GO,
        fields.map("actions", BlueprintReader::kanisterAction));
  }

  private static Action action(Fields fields) {
    fields.text("name"); // informational in Kanister, unused
    fields.require("phases");
    return new Action(
        fields.text("description"),
        fields.map("inputs", BlueprintReader::input),
        fields.list("phases", PhaseReader::hawser),
        fields.list("onFailure", PhaseReader::hawser),
        fields.object("deferPhase", PhaseReader::hawser),
        fields.map("outputArtifacts", BlueprintReader::artifact),
        fields.duration("timeout"),
        fields.text("kind"),
        fields.texts("configMapNames"),
        fields.texts("secretNames"),
        fields.texts("inputArtifactNames"));
  }

  private static Action kanisterAction(Fields fields) {
    fields.text("name");
    return new Action(
        null,
        Map.of(),
        fields.list("phases", PhaseReader::kanister),
        List.of(),
        fields.object("deferPhase", PhaseReader::kanister),
        fields.map("outputArtifacts", BlueprintReader::artifact),
        null,
        fields.text("kind"),
        fields.texts("configMapNames"),
        fields.texts("secretNames"),
        fields.texts("inputArtifactNames"));
  }

  private static Input input(Fields fields) {
    fields.require("type");
    var type = fields.choice("type", INPUT_TYPES);
    var allowed = fields.has("enum") ? fields.value("enum") : List.of();
    if (!(allowed instanceof List<?> list) || list.stream().anyMatch(Objects::isNull)) {
      fields.find("enum", "must be a list of values");
      allowed = List.of();
    }
    return new Input(
        type == null ? InputType.STRING : type,
        fields.text("description"),
        fields.value("default"),
        List.copyOf((List<?>) allowed),
        fields.text("pattern"));
  }

  static Artifact artifact(Fields fields) {
    var snapshot =
        fields.dialect().isStrict() || fields.isScalar("kopiaSnapshot")
            ? fields.text("kopiaSnapshot")
            : null;
    return new Artifact(fields.textMap("keyValue"), snapshot);
  }
}
