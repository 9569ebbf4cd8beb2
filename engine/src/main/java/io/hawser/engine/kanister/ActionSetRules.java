package io.hawser.engine.kanister;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ObjectReference;
import io.hawser.engine.error.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Kanister's controller refuses in an ActionSet, in its order and words, the unreplaced {@code
 * %s} included.
 */
public final class ActionSetRules {
  private static final String SUFFIX = ": Validation Failed";
  private static final Set<String> KINDS =
      Set.of("statefulset", "deployment", "pvc", "deploymentconfig", "namespace", "unstructured");
  private static final Set<String> STATES = Set.of("pending", "running", "failed", "complete");

  private final List<Finding> findings = new ArrayList<>();

  private ActionSetRules() {}

  /**
   * The faults of an ActionSet's spec.
   *
   * @return findings without positions
   */
  public static List<Finding> check(ActionSet set) {
    var rules = new ActionSetRules();
    for (int i = 0; i < set.spec().actions().size(); i++) {
      if (!isKnown(set.spec().actions().get(i).object())) {
        rules.find(
            "spec.actions[%d].object".formatted(i),
            "Not a known object Kind %s. Action %s must specify Resource name and API version");
      }
    }
    return List.copyOf(rules.findings);
  }

  /** The faults of a status, which stands in an ActionSet with so many actions. */
  static List<Finding> checkStatus(Map<?, ?> status, int actions) {
    var rules = new ActionSetRules();
    var list = list(status.get("actions"));
    if (list.size() != actions) {
      rules.find("status", "Number of actions in status actions and spec must match");
      return List.copyOf(rules.findings);
    }
    var states = new HashSet<String>();
    for (int i = 0; i < list.size(); i++) {
      rules.checkPhases(list.get(i), "status.actions[%d]".formatted(i), states);
    }
    var state = text(status, "state");
    if (!STATES.contains(state)) {
      rules.find("status.state", "ActionSet has unknown state '%s'");
    }
    if (state.equals("complete") && (states.contains("pending") || states.contains("running"))) {
      rules.find("status.state", "ActionSet cannot be complete if any actions are not complete");
    }
    return List.copyOf(rules.findings);
  }

  static Finding noSpec() {
    return new Finding(Optional.empty(), "spec", "Spec must be non-nil" + SUFFIX);
  }

  private void checkPhases(@Nullable Object action, String field, Set<String> states) {
    boolean mustBePending = false;
    for (var phase : list(action instanceof Map<?, ?> map ? map.get("phases") : null)) {
      var state = phase instanceof Map<?, ?> map ? text(map, "state") : "";
      states.add(state);
      if (!STATES.contains(state)) {
        find(field, "Action has unknown state '%s'");
      } else if (mustBePending && !state.equals("pending")) {
        find(field, "Phases after a %s one must be pending");
      }
      mustBePending |= !state.equals("complete");
    }
  }

  private static boolean isKnown(@Nullable ObjectReference object) {
    if (object == null) {
      return false;
    }
    var kind = object.kind() == null ? "" : object.kind().toLowerCase(Locale.ROOT);
    return KINDS.contains(kind) || (isGiven(object.apiVersion()) && isGiven(object.resource()));
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  private void find(String field, String message) {
    findings.add(new Finding(Optional.empty(), field, message + SUFFIX));
  }
}
