package io.hawser.functions.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All routes, the cheapest first, and the choice among them. */
final class Routes {
  private static final List<Route> ALL =
      List.of(new CephfsRoute(), new BtrfsRoute(), new CopyRoute(true), new CopyRoute(false));

  private Routes() {}

  /**
   * The route to take, or why there is none.
   *
   * @param route empty when there is none
   * @param obstacles why each cheaper route cannot be taken
   */
  record Choice(Optional<Route> route, List<String> obstacles) {
    String whyNone() {
      return String.join("; ", obstacles);
    }
  }

  static List<String> names() {
    return ALL.stream().map(Route::name).toList();
  }

  static Optional<Route> named(String name) {
    return ALL.stream().filter(route -> route.name().equals(name)).findFirst();
  }

  /**
   * The first route without an obstacle.
   *
   * @param forced the only route that will do; empty for any
   */
  static Choice choose(Path subject, Optional<Route> forced, SnapshotOptions options) {
    var obstacles = new ArrayList<String>();
    for (var route : forced.map(List::of).orElse(ALL)) {
      var obstacle = route.obstacle(subject, options);
      if (obstacle.isEmpty()) {
        return new Choice(Optional.of(route), obstacles);
      }
      obstacles.add(route.name() + ": " + obstacle.get());
    }
    return new Choice(Optional.empty(), obstacles);
  }
}
