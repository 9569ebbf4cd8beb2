package io.hawser.engine.lint;

import io.hawser.crds.Blueprint.Action;
import io.hawser.crds.Blueprint.Phase;
import java.util.ArrayList;
import java.util.List;

/** A phase and the field it stands in. */
record PhasePlace(Phase phase, String field) {
  /** All phases of an action: the ordinary ones, those on failure, the deferred one. */
  static List<PhasePlace> all(Action action, String field) {
    var places = new ArrayList<>(of(action.phases(), field + ".phases"));
    places.addAll(of(action.onFailure(), field + ".onFailure"));
    var defer = action.deferPhase();
    if (defer != null) {
      places.add(new PhasePlace(defer, field + ".deferPhase"));
    }
    return places;
  }

  private static List<PhasePlace> of(List<Phase> phases, String list) {
    var places = new ArrayList<PhasePlace>();
    for (var phase : phases) {
      places.add(new PhasePlace(phase, list + "[%d]".formatted(places.size())));
    }
    return places;
  }
}
