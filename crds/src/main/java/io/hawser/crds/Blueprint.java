package io.hawser.crds;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recipe: named actions, each a list of phases. Fields stand at top level, as Kanister's do. */
public record Blueprint(
    ApiVersion apiVersion,
    ObjectMeta metadata,
    Templating templating,
    Map<String, Action> actions) {
  public Blueprint {
    actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
  }

  /** How the strings of a blueprint are rendered. */
  public enum Templating {
    /** Go templates with sprig; the only choice of Kanister's documents. */
    GO,
    /** {@code @{expression}}; the default of {@code hawser.io}. */
    MVEL
  }

  /**
   * One thing the blueprint can do, such as {@code backup} or {@code restore}.
   *
   * @param inputs typed inputs by name, checked before anything runs
   * @param phases run in order, or as a DAG where a phase has {@code needs}
   * @param onFailure phases run only when the action failed, timed out or was aborted
   * @param deferPhase run at the end whatever the outcome
   * @param timeout longest duration of the whole action
   * @param kind informational, as in Kanister
   */
  public record Action(
      @Nullable String description,
      Map<String, Input> inputs,
      List<Phase> phases,
      List<Phase> onFailure,
      @Nullable Phase deferPhase,
      Map<String, Artifact> outputArtifacts,
      @Nullable Duration timeout,
      @Nullable String kind,
      List<String> configMapNames,
      List<String> secretNames,
      List<String> inputArtifactNames) {
    public Action {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
      phases = List.copyOf(phases);
      onFailure = List.copyOf(onFailure);
      outputArtifacts = Collections.unmodifiableMap(new LinkedHashMap<>(outputArtifacts));
      configMapNames = List.copyOf(configMapNames);
      secretNames = List.copyOf(secretNames);
      inputArtifactNames = List.copyOf(inputArtifactNames);
    }
  }

  /**
   * A typed input of an action.
   *
   * @param defaultValue used when the ActionSet gives none; null makes the input required
   * @param allowed the only values allowed, empty for any
   * @param pattern a regular expression that a string must match whole
   */
  public record Input(
      InputType type,
      @Nullable String description,
      @Nullable Object defaultValue,
      List<Object> allowed,
      @Nullable String pattern) {
    public Input {
      allowed = List.copyOf(allowed);
    }
  }

  /** The types an input may have. */
  public enum InputType {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    DURATION,
    LIST,
    MAP
  }

  /**
   * One step of an action. Strings in {@code args} are templates; they are rendered just before the
   * step runs.
   *
   * @param func the name of the function
   * @param args values are String, Long, Double, Boolean, null, List or Map
   * @param when an MVEL condition; the phase is skipped when it is false
   * @param timeout longest duration of one attempt
   * @param heartbeat longest silence of an attempt before it counts as hung
   * @param forEach a list, or a template or expression that yields one; the phase runs once for
   *     each element, visible to templates as {@code Item} (and {@code Index})
   * @param parallelism how many elements of {@code forEach} run at once; 1 when absent
   * @param needs names of phases that must be finished first; null means "the phase before"
   * @param cleanup steps that undo this phase, run when the action ends however it ends
   */
  public record Phase(
      String name,
      String func,
      Map<String, ObjectReference> objects,
      Map<String, @Nullable Object> args,
      @Nullable String when,
      @Nullable Retry retry,
      @Nullable Duration timeout,
      @Nullable Duration heartbeat,
      @Nullable Object forEach,
      @Nullable Integer parallelism,
      @Nullable List<String> needs,
      List<Step> cleanup) {
    public Phase {
      objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
      args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
      needs = needs == null ? null : List.copyOf(needs);
      cleanup = List.copyOf(cleanup);
    }
  }

  /** A function call without a name of its own. */
  public record Step(String func, Map<String, @Nullable Object> args) {
    public Step {
      args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
    }
  }

  /**
   * When a failed attempt is repeated.
   *
   * @param attempts all attempts, the first included; at least 1
   * @param backoff pause before the second attempt, doubled (with jitter) before each later one
   * @param on names of error classes, such as {@code transient}
   */
  public record Retry(
      int attempts, @Nullable Duration backoff, @Nullable Duration maxBackoff, List<String> on) {
    public Retry {
      on = List.copyOf(on);
    }
  }

  /** What an action leaves behind for a later one; values are templates in a Blueprint. */
  public record Artifact(Map<String, String> keyValue, @Nullable String kopiaSnapshot) {
    public Artifact {
      keyValue = Collections.unmodifiableMap(new LinkedHashMap<>(keyValue));
    }
  }
}
