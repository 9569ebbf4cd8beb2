package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be done before what, and whether that is possible. */
final class Needs {
  private Needs() {}

  /** For each phase those it needs; without {@code needs}, the one before it. */
  static Map<String, List<String>> ofPhases(List<Phase> phases) {
    var needs = new LinkedHashMap<String, List<String>>();
    @Nullable String before = null;
    for (var phase : phases) {
      var own = phase.needs();
      needs.put(phase.name(), own != null ? own : before == null ? List.of() : List.of(before));
      before = phase.name();
    }
    return needs;
  }

  static Map<String, List<String>> ofActions(List<ActionSet.Action> actions) {
    var needs = new LinkedHashMap<String, List<String>>();
    actions.forEach(action -> needs.put(action.id(), action.dependsOn()));
    return needs;
  }

  /** In words, what makes an order impossible: a name that is not there, or a cycle. */
  static List<String> faults(Map<String, List<String>> needs) {
    var faults = new ArrayList<String>();
    needs.forEach((name, needed) ->
        needed.stream()
            .filter(other -> !needs.containsKey(other))
            .forEach(other ->
                faults.add(
                    "'%s' needs '%s', which is not there; there are %s"
                        .formatted(name, other, needs.keySet()))));
    if (faults.isEmpty()) {
      var left = withoutOrder(needs);
      if (!left.isEmpty()) {
        faults.add("%s need each other in a circle".formatted(left));
      }
    }
    return faults;
  }

  /** Those that can never begin. */
  private static Set<String> withoutOrder(Map<String, List<String>> needs) {
    var left = new LinkedHashMap<>(needs);
    var done = new HashSet<String>();
    while (left.values().removeIf(needed -> done.containsAll(needed))) {
      needs.keySet().stream().filter(name -> !left.containsKey(name)).forEach(done::add);
    }
    return left.keySet();
  }
}
