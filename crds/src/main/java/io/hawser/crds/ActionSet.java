package io.hawser.crds;

import io.hawser.crds.Blueprint.Artifact;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to run actions of blueprints. */
public record ActionSet(ApiVersion apiVersion, ObjectMeta metadata, Spec spec) {

  /**
   * @param actions run together, except where {@code dependsOn} orders them
   * @param abort true asks a run of this ActionSet to stop
   */
  public record Spec(List<Action> actions, boolean abort) {
    public Spec {
      actions = List.copyOf(actions);
    }
  }

  /**
   * One action to run.
   *
   * @param id how {@code dependsOn} of others names it; unique in the ActionSet; the reader puts
   *     {@code name} where a document has none (made unique with {@code -2}, {@code -3}, …)
   * @param name the action's key in the Blueprint
   * @param blueprint the Blueprint's name
   * @param subject what is protected: {@code hawser.io} only
   * @param object what is protected, as Kanister says it
   * @param location a Location's name: {@code hawser.io} only
   * @param profile a Profile, as Kanister says it
   * @param inputs values for the action's typed inputs ({@code options} of Kanister are strings)
   * @param artifacts input artifacts by name
   * @param dependsOn ids of actions that must have succeeded first
   */
  public record Action(
      String id,
      String name,
      String blueprint,
      @Nullable Subject subject,
      @Nullable ObjectReference object,
      @Nullable String location,
      @Nullable ObjectReference profile,
      Map<String, @Nullable Object> inputs,
      Map<String, String> options,
      Map<String, Artifact> artifacts,
      Map<String, ObjectReference> configMaps,
      Map<String, ObjectReference> secrets,
      Map<String, @Nullable Object> podOverride,
      Map<String, String> podLabels,
      Map<String, String> podAnnotations,
      @Nullable String preferredVersion,
      List<String> dependsOn) {
    public Action {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
      artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
      configMaps = Collections.unmodifiableMap(new LinkedHashMap<>(configMaps));
      secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
      podOverride = Collections.unmodifiableMap(new LinkedHashMap<>(podOverride));
      podLabels = Map.copyOf(podLabels);
      podAnnotations = Map.copyOf(podAnnotations);
      dependsOn = List.copyOf(dependsOn);
    }

    /** The same action under another id. */
    public Action withId(String other) {
      return new Action(
          other,
          name,
          blueprint,
          subject,
          object,
          location,
          profile,
          inputs,
          options,
          artifacts,
          configMaps,
          secrets,
          podOverride,
          podLabels,
          podAnnotations,
          preferredVersion,
          dependsOn);
    }
  }

  /** What is to be protected on this machine. */
  public sealed interface Subject {
    /** A directory; relative paths count from the document's folder. */
    record Directory(String path) implements Subject {}
  }
}
