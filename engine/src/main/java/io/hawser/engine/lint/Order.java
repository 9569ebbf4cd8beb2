package io.hawser.engine.lint;

import io.hawser.crds.Blueprint.Phase;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must be done before what.
 *
 * @param needs for each name the names right before it
 */
public record Order(Map<String, Set<String>> needs) {
  /** Phases run after those they need; without {@code needs}, after the phase before. */
  public static Order of(List<Phase> phases) {
    var needs = new LinkedHashMap<String, Set<String>>();
    var before = Set.<String>of();
    for (var phase : phases) {
      var own = phase.needs();
      needs.put(phase.name(), own == null ? before : Set.copyOf(new LinkedHashSet<>(own)));
      before = Set.of(phase.name());
    }
    return new Order(needs);
  }

  List<String> names() {
    return List.copyOf(needs.keySet());
  }

  /** All that is done before a name's turn comes. */
  Set<String> before(String name) {
    var before = new LinkedHashSet<String>();
    var open = new ArrayDeque<>(needs.getOrDefault(name, Set.of()));
    while (!open.isEmpty()) {
      var next = open.remove();
      if (before.add(next)) {
        open.addAll(needs.getOrDefault(next, Set.of()));
      }
    }
    return before;
  }

  /** The names whose turn would need itself first. */
  List<String> inCycle() {
    return needs.keySet().stream().filter(name -> before(name).contains(name)).toList();
  }
}
