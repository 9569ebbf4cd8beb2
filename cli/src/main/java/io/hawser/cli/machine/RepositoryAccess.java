package io.hawser.cli.machine;

import io.hawser.crds.Location;
import io.hawser.engine.secret.Secrets;
import io.hawser.functions.data.Locations;
import io.hawser.kopia.blob.BlobObserver;
import io.hawser.kopia.repository.Repository;
import java.nio.file.Path;

/** Opens repositories for commands. */
public final class RepositoryAccess {
  private static final BlobObserver NOBODY = new BlobObserver() {};

  private final Locations locations;
  private final LocationFinder finder;
  private final Secrets secrets;

  RepositoryAccess(Locations locations, LocationFinder finder, Secrets secrets) {
    this.locations = locations;
    this.finder = finder;
    this.secrets = secrets;
  }

  /** Finds a Location as {@link LocationFinder#find} does. */
  public Location location(String text) {
    return finder.find(text);
  }

  /** Opens a repository that is not to be changed. */
  public Repository openForReading(Location location) {
    return locations.openForReading(location, secrets, Path.of(""));
  }

  /** The same, where relative paths of the Location count from a folder. */
  public Repository openForReading(Location location, Path base) {
    return openForReading(LocationPaths.from(base, location));
  }

  /** Opens the repository of the Location that a command line names. */
  public Repository openForReading(String locationText) {
    return openForReading(location(locationText));
  }

  /** Opens a repository that is there already, to change it. */
  public Repository open(Location location) {
    return locations.open(with(location, false), secrets, Path.of(""), NOBODY);
  }

  /** Makes the repository of a Location where there is none yet, and opens it. */
  public Repository create(Location location) {
    return locations.open(with(location, true), secrets, Path.of(""), NOBODY);
  }

  private static Location with(Location location, boolean create) {
    return new Location(
        location.apiVersion(), location.metadata(), location.spec().withCreate(create));
  }
}
