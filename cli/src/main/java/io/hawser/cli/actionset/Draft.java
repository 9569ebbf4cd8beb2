package io.hawser.cli.actionset;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint.Artifact;
import io.hawser.crds.ObjectMeta;
import io.hawser.crds.ObjectReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a person said about the ActionSet they want; the rest comes from a parent. */
record Draft(
    @Nullable String action,
    @Nullable String blueprint,
    @Nullable String name,
    List<ObjectReference> objects,
    List<String> directories,
    @Nullable String location,
    Map<String, Object> inputs,
    @Nullable ObjectReference profile,
    Map<String, ObjectReference> configMaps,
    Map<String, ObjectReference> secrets,
    Map<String, String> options,
    List<String> labels,
    Map<String, String> podLabels,
    Map<String, String> podAnnotations) {
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  /**
   * The ActionSet.
   *
   * @throws IllegalArgumentException with a message for the person, when something is missing
   */
  ActionSet actionSet(@Nullable Parent parent, RandomGenerator random) {
    var actions = parent == null ? ownActions() : inheritedActions(parent);
    if (actions.isEmpty()) {
      throw new IllegalArgumentException(
          "there is nothing to act on: name a subject, such as --directory, or a parent with"
              + " --from");
    }
    var isHawser =
        !directories.isEmpty()
            || location != null
            || !inputs.isEmpty()
            || parent != null && parent.apiVersion() == ApiVersion.HAWSER;
    return new ActionSet(
        isHawser ? ApiVersion.HAWSER : ApiVersion.KANISTER,
        new ObjectMeta(
            name == null ? madeUpName(parent, random) : name,
            null,
            OptionText.labels("--labels", labels),
            Map.of()),
        new ActionSet.Spec(actions, false));
  }

  private List<ActionSet.Action> ownActions() {
    if (blueprint == null) {
      throw new IllegalArgumentException(
          "a blueprint is required: --blueprint, or a parent: --from");
    }
    if (action == null) {
      throw new IllegalArgumentException("an action is required: --action, or a parent: --from");
    }
    var nothing =
        action(
            action, blueprint, null, null, null, null, Map.of(), Map.of(), Map.of(), Map.of(),
            Map.of());
    return forEachSubject(nothing);
  }

  private List<ActionSet.Action> inheritedActions(Parent parent) {
    var actions = new ArrayList<ActionSet.Action>();
    for (var inherited : parent.actions()) {
      if (objects.isEmpty() && directories.isEmpty()) {
        actions.add(child(inherited, inherited.subject(), inherited.object()));
      } else {
        actions.addAll(forEachSubject(inherited));
      }
    }
    return actions;
  }

  private List<ActionSet.Action> forEachSubject(ActionSet.Action inherited) {
    var actions = new ArrayList<ActionSet.Action>();
    objects.forEach(object -> actions.add(child(inherited, null, object)));
    directories.forEach(directory ->
        actions.add(child(inherited, new ActionSet.Subject.Directory(directory), null)));
    return actions;
  }

  /** What was said wins over what is inherited. */
  private ActionSet.Action child(
      ActionSet.Action inherited,
      ActionSet.@Nullable Subject subject,
      @Nullable ObjectReference object) {
    var mergedInputs = new LinkedHashMap<String, @Nullable Object>(inherited.inputs());
    mergedInputs.putAll(inputs);
    return action(
        action == null ? inherited.name() : action,
        blueprint == null ? inherited.blueprint() : blueprint,
        subject,
        object,
        location == null ? inherited.location() : location,
        profile == null ? inherited.profile() : profile,
        mergedInputs,
        merged(inherited.options(), options),
        inherited.artifacts(),
        merged(inherited.configMaps(), configMaps),
        merged(inherited.secrets(), secrets));
  }

  private ActionSet.Action action(
      String actionName,
      String blueprintName,
      ActionSet.@Nullable Subject subject,
      @Nullable ObjectReference object,
      @Nullable String locationName,
      @Nullable ObjectReference profileReference,
      Map<String, @Nullable Object> allInputs,
      Map<String, String> allOptions,
      Map<String, Artifact> artifacts,
      Map<String, ObjectReference> allConfigMaps,
      Map<String, ObjectReference> allSecrets) {
    return new ActionSet.Action(
        actionName,
        actionName,
        blueprintName,
        subject,
        object,
        locationName,
        profileReference,
        allInputs,
        allOptions,
        artifacts,
        allConfigMaps,
        allSecrets,
        Map.of(),
        podLabels,
        podAnnotations,
        null,
        List.of());
  }

  private static <V> Map<String, V> merged(Map<String, V> inherited, Map<String, V> own) {
    var all = new LinkedHashMap<>(inherited);
    all.putAll(own);
    return all;
  }

  private String madeUpName(@Nullable Parent parent, RandomGenerator random) {
    var text = new StringBuilder();
    if (action != null) {
      text.append(action).append('-');
    }
    if (parent != null) {
      text.append(parent.name()).append('-');
    }
    for (int i = 0; i < 5; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
