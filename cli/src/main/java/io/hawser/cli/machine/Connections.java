package io.hawser.cli.machine;

import io.hawser.cli.output.YamlText;
import io.hawser.crds.Location;
import io.hawser.engine.document.DocumentReader;
import io.hawser.engine.document.Source;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Locations that a person saved by name, a YAML file each. They hold where secrets come from, never
 * a secret.
 */
public final class Connections {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

  private final Path folder;

  public Connections(Path folder) {
    this.folder = folder;
  }

  /** {@code $XDG_CONFIG_HOME/hawser/locations} or {@code ~/.config/hawser/locations}. */
  public static Path defaultFolder(Map<String, String> environment) {
    var configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
    var base =
        configured.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(configured);
    return base.resolve("hawser").resolve("locations");
  }

  /** The Location saved under that name. */
  public Optional<Location> find(String name) {
    if (!NAME.matcher(name).matches() || !Files.exists(file(name))) {
      return Optional.empty();
    }
    return Optional.of(new DocumentReader().read(Source.at(file(name))).location(name).value());
  }

  /** Names of all that are saved, sorted. */
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Saves a Location, in place of an earlier one of the same name.
   *
   * @param base what its relative paths count from
   */
  public void save(Location location, Path base) {
    var name = location.metadata().name();
    if (!NAME.matcher(name).matches()) {
      throw new PhaseException(
          ErrorClass.INVALID,
          "a connection's name must be lower-case letters, digits, '-' and '.', not '%s'"
              .formatted(name));
    }
    try {
      Files.createDirectories(folder);
      var text = YamlText.of(LocationText.of(LocationPaths.from(base, location)));
      var fresh = Files.createTempFile(folder, name, ".new");
      Files.writeString(fresh, text);
      Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".yaml");
  }

  private PhaseException unusable(IOException cause) {
    return new PhaseException(
        ErrorClass.DENIED,
        "the folder of saved connections '%s' is not usable: %s".formatted(folder, cause),
        cause);
  }
}
