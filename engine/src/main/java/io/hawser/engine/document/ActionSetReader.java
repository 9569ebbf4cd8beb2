package io.hawser.engine.document;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ActionSet.Action;
import io.hawser.crds.ActionSet.Spec;
import io.hawser.crds.ActionSet.Subject;
import io.hawser.crds.ApiVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an ActionSet of either group. Its status is the engine's, not the author's: not read. */
final class ActionSetReader {
  private static final Spec NOTHING = new Spec(List.of(), false);

  private ActionSetReader() {}

  static ActionSet hawser(Fields fields) {
    var metadata = MetadataReader.of(fields);
    fields.ignore("status");
    fields.require("spec");
    var spec = fields.object("spec", ActionSetReader::hawserSpec);
    return new ActionSet(ApiVersion.HAWSER, metadata, spec == null ? NOTHING : spec);
  }

  static ActionSet kanister(Fields fields) {
    var metadata = MetadataReader.of(fields);
    var spec = fields.object("spec", ActionSetReader::kanisterSpec);
    return new ActionSet(ApiVersion.KANISTER, metadata, spec == null ? NOTHING : spec);
  }

  private static Spec hawserSpec(Fields fields) {
    fields.require("actions");
    return new Spec(
        withIds(fields.list("actions", ActionSetReader::hawserAction)),
        fields.flag("abort", false));
  }

  private static Spec kanisterSpec(Fields fields) {
    return new Spec(withIds(fields.list("actions", ActionSetReader::kanisterAction)), false);
  }

  private static Action hawserAction(Fields fields) {
    var id = fields.text("id");
    fields.require("name");
    fields.require("blueprint");
    return action(
        fields,
        id == null ? "" : id,
        fields.object("subject", ActionSetReader::subject),
        fields.text("location"),
        fields.values("inputs"),
        fields.texts("dependsOn"));
  }

  private static Action kanisterAction(Fields fields) {
    return action(fields, "", null, null, Map.of(), List.of());
  }

  private static Action action(
      Fields fields,
      String id,
      @Nullable Subject subject,
      @Nullable String location,
      Map<String, @Nullable Object> inputs,
      List<String> dependsOn) {
    var name = fields.text("name");
    var blueprint = fields.text("blueprint");
    return new Action(
        id,
        name == null ? "" : name,
        blueprint == null ? "" : blueprint,
        subject,
        MetadataReader.reference(fields, "object"),
        location,
        MetadataReader.reference(fields, "profile"),
        inputs,
        fields.textMap("options"),
        fields.map("artifacts", BlueprintReader::artifact),
        fields.map("configMaps", MetadataReader::reference),
        fields.map("secrets", MetadataReader::reference),
        fields.values("podOverride"),
        fields.textMap("podLabels"),
        fields.textMap("podAnnotations"),
        fields.text("preferredVersion"),
        dependsOn);
  }

  private static @Nullable Subject subject(Fields fields) {
    var directory = fields.text("directory");
    fields.require("directory");
    return directory == null ? null : new Subject.Directory(directory);
  }

  /** Gives actions without an id their name, with -2, -3, … where it is taken. */
  private static List<Action> withIds(List<Action> actions) {
    Set<String> taken = new HashSet<>();
    actions.forEach(action -> taken.add(action.id()));
    var named = new ArrayList<Action>();
    for (var action : actions) {
      if (!action.id().isEmpty()) {
        named.add(action);
        continue;
      }
      var id = action.name();
      for (int count = 2; !taken.add(id); count++) {
        id = action.name() + "-" + count;
      }
      named.add(action.withId(id));
    }
    return named;
  }
}
