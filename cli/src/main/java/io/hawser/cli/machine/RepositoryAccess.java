package io.hawser.cli.machine;

import io.hawser.crds.Location;
import io.hawser.kopia.repository.Repository;

/** Opens repositories for commands. */
public interface RepositoryAccess {
  /** Finds a Location as {@link LocationFinder#find} does. */
  Location location(String text);

  /** Opens a repository that is not to be changed. */
  Repository openForReading(Location location);

  Repository open(Location location);

  /** Opens the repository of the Location that a command line names. */
  default Repository openForReading(String locationText) {
    return openForReading(location(locationText));
  }
}
