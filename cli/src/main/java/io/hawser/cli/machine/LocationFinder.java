package io.hawser.cli.machine;

import io.hawser.crds.Location;
import io.hawser.engine.document.DocumentReader;
import io.hawser.engine.document.Loaded;
import io.hawser.engine.document.Source;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the Location that a command line names; its paths are made absolute. */
public final class LocationFinder {
  private final Connections connections;

  public LocationFinder(Connections connections) {
    this.connections = connections;
  }

  /**
   * The Location of a file that holds one, of {@code FILE/NAME} in a file that holds several, or
   * the saved connection of that name.
   *
   * @throws PhaseException of class {@code MISSING} or {@code INVALID} when there is none
   */
  public Location find(String text) {
    var path = Path.of(text);
    if (Files.exists(path)) {
      return only(path);
    }
    var parent = path.getParent();
    if (parent != null && Files.isRegularFile(parent)) {
      var name = path.getFileName().toString();
      return absolute(new DocumentReader().read(Source.at(parent)).location(name));
    }
    return connections
        .find(text)
        .orElseThrow(() ->
            new PhaseException(
                ErrorClass.MISSING,
                "'%s' is neither a file with a Location nor a saved connection%s"
                    .formatted(text, saved())));
  }

  private static Location only(Path file) {
    List<Loaded<Location>> all = new DocumentReader().read(Source.at(file)).locations();
    if (all.size() == 1) {
      return absolute(all.getFirst());
    }
    var names = all.stream().map(location -> location.value().metadata().name()).toList();
    throw new PhaseException(
        ErrorClass.INVALID,
        all.isEmpty()
            ? "'%s' holds no Location".formatted(file)
            : "'%s' holds several Locations; write %s/NAME with one of: %s"
                .formatted(file, file, String.join(", ", names)));
  }

  private static Location absolute(Loaded<Location> location) {
    var folder = location.source().baseDirectory().toAbsolutePath().normalize();
    return LocationPaths.from(folder, location.value());
  }

  private String saved() {
    var names = connections.names();
    return names.isEmpty() ? "" : "; saved are: " + String.join(", ", names);
  }
}
