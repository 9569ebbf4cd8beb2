package io.hawser.engine.document;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Location;
import io.hawser.crds.ObjectMeta;
import io.hawser.crds.Profile;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import io.hawser.engine.value.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All documents that were read together, each kind in the order of reading. */
public record Documents(
    List<Loaded<Blueprint>> blueprints,
    List<Loaded<ActionSet>> actionSets,
    List<Loaded<Location>> locations,
    List<Loaded<Profile>> profiles) {
  public Documents {
    blueprints = List.copyOf(blueprints);
    actionSets = List.copyOf(actionSets);
    locations = List.copyOf(locations);
    profiles = List.copyOf(profiles);
  }

  /** The same with further Locations. */
  public Documents with(List<Loaded<Location>> more) {
    var all = new ArrayList<>(locations);
    all.addAll(more);
    return new Documents(blueprints, actionSets, all, profiles);
  }

  public boolean isEmpty() {
    return blueprints.isEmpty()
        && actionSets.isEmpty()
        && locations.isEmpty()
        && profiles.isEmpty();
  }

  /** The same with one ActionSet in place of all. */
  public Documents with(Loaded<ActionSet> only) {
    return new Documents(blueprints, List.of(only), locations, profiles);
  }

  /**
   * The Blueprint of that name.
   *
   * @throws BlueprintException naming what there is
   */
  public Loaded<Blueprint> blueprint(String name) {
    return require("Blueprint", blueprints, Blueprint::metadata, name);
  }

  /**
   * The ActionSet of that name.
   *
   * @throws BlueprintException naming what there is
   */
  public Loaded<ActionSet> actionSet(String name) {
    return require("ActionSet", actionSets, ActionSet::metadata, name);
  }

  /**
   * The Location of that name.
   *
   * @throws BlueprintException naming what there is
   */
  public Loaded<Location> location(String name) {
    return require("Location", locations, Location::metadata, name);
  }

  /**
   * The Profile of that name.
   *
   * @throws BlueprintException naming what there is
   */
  public Loaded<Profile> profile(String name) {
    return require("Profile", profiles, Profile::metadata, name);
  }

  private static <T> Loaded<T> require(
      String kind, List<Loaded<T>> all, Function<T, ObjectMeta> metadata, String name) {
    Function<Loaded<T>, String> nameOf = loaded -> metadata.apply(loaded.value()).name();
    return all.stream()
        .filter(loaded -> nameOf.apply(loaded).equals(name))
        .findFirst()
        .orElseThrow(() -> {
          var known = all.stream().map(nameOf).toList();
          var message = "no %s '%s'".formatted(kind, name) + Names.hint(name, known);
          return new BlueprintException(List.of(new Finding(Optional.empty(), "", message)));
        });
  }
}
