package io.hawser.engine.journal;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Location;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run needs to know, complete: a run is resumed from this alone.
 *
 * @param blueprints by name
 * @param locations by name
 * @param baseDirectory absolute; relative paths of the documents count from here
 */
public record RunRequest(
    ActionSet actionSet,
    Map<String, Blueprint> blueprints,
    Map<String, Location> locations,
    String baseDirectory) {
  public RunRequest {
    blueprints = Collections.unmodifiableMap(new LinkedHashMap<>(blueprints));
    locations = Collections.unmodifiableMap(new LinkedHashMap<>(locations));
  }

  /** Keeps those of the documents that the ActionSet names. */
  public static RunRequest of(
      ActionSet actionSet,
      Collection<Blueprint> blueprints,
      Collection<Location> locations,
      Path baseDirectory) {
    var namedBlueprints = new LinkedHashMap<String, Blueprint>();
    for (var blueprint : blueprints) {
      if (actionSet.spec().actions().stream()
          .anyMatch(action -> action.blueprint().equals(blueprint.metadata().name()))) {
        namedBlueprints.put(blueprint.metadata().name(), blueprint);
      }
    }
    var namedLocations = new LinkedHashMap<String, Location>();
    for (var location : locations) {
      if (actionSet.spec().actions().stream()
          .anyMatch(action -> locationName(action).equals(Optional.of(name(location))))) {
        namedLocations.put(name(location), location);
      }
    }
    return new RunRequest(
        actionSet,
        namedBlueprints,
        namedLocations,
        baseDirectory.toAbsolutePath().normalize().toString());
  }

  private static String name(Location location) {
    return location.metadata().name();
  }

  /** The Location that an action names, in our way or in Kanister's. */
  public static Optional<String> locationName(ActionSet.Action action) {
    var profile = action.profile();
    return Optional.ofNullable(action.location())
        .or(() -> Optional.ofNullable(profile).map(reference -> reference.name()));
  }

  public Optional<Location> location(ActionSet.Action action) {
    return locationName(action).map(locations::get);
  }

  /** Where the run's ActionSet stands: {@code namespace/name}, or the name alone. */
  public String subjectKey() {
    var namespace = actionSet.metadata().namespace();
    var name = actionSet.metadata().name();
    return namespace == null ? name : namespace + "/" + name;
  }
}
