package io.hawser.engine.journal;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Location;
import io.hawser.crds.ObjectMeta;
import io.hawser.crds.Profile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that a run needs to know, complete: a run is resumed from this alone.
 *
 * @param blueprints by name
 * @param locations by name
 * @param profiles by name; of Kanister's documents only
 * @param baseDirectory absolute; relative paths of the documents count from here
 */
public record RunRequest(
    ActionSet actionSet,
    Map<String, Blueprint> blueprints,
    Map<String, Location> locations,
    Map<String, Profile> profiles,
    String baseDirectory) {
  public RunRequest {
    blueprints = Collections.unmodifiableMap(new LinkedHashMap<>(blueprints));
    locations = Collections.unmodifiableMap(new LinkedHashMap<>(locations));
    profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
  }

  /** Keeps those of the documents that the ActionSet names. */
  public static RunRequest of(
      ActionSet actionSet,
      Collection<Blueprint> blueprints,
      Collection<Location> locations,
      Path baseDirectory) {
    var actions = actionSet.spec().actions();
    var blueprintNames = actions.stream().map(ActionSet.Action::blueprint).toList();
    var locationNames = actions.stream().flatMap(action -> locationName(action).stream()).toList();
    return new RunRequest(
        actionSet,
        named(blueprints, Blueprint::metadata, blueprintNames),
        named(locations, Location::metadata, locationNames),
        Map.of(),
        baseDirectory.toAbsolutePath().normalize().toString());
  }

  /** The same with those of the Profiles that the ActionSet names. */
  public RunRequest with(Collection<Profile> all) {
    var names =
        actionSet.spec().actions().stream()
            .flatMap(action -> locationName(action).stream())
            .toList();
    return new RunRequest(
        actionSet, blueprints, locations, named(all, Profile::metadata, names), baseDirectory);
  }

  private static <T> Map<String, T> named(
      Collection<T> all, Function<T, ObjectMeta> metadata, List<String> names) {
    var kept = new LinkedHashMap<String, T>();
    for (var one : all) {
      var name = metadata.apply(one).name();
      if (names.contains(name)) {
        kept.put(name, one);
      }
    }
    return kept;
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

  public Optional<Profile> profile(ActionSet.Action action) {
    return locationName(action).map(profiles::get);
  }

  /** Where the run's ActionSet stands: {@code namespace/name}, or the name alone. */
  public String subjectKey() {
    var namespace = actionSet.metadata().namespace();
    var name = actionSet.metadata().name();
    return namespace == null ? name : namespace + "/" + name;
  }
}
