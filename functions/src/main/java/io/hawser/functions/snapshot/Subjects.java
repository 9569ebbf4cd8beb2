package io.hawser.functions.snapshot;

import io.hawser.crds.ActionSet.Subject;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.PlanContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the directory that a phase works on. */
public final class Subjects {
  private Subjects() {}

  /**
   * The directory, absolute and without symbolic links.
   *
   * @param path what the phase says; the action's subject when it says nothing
   * @throws PhaseException of class {@code INVALID} or {@code MISSING}
   */
  public static Path directory(Optional<String> path, PlanContext context) {
    var named =
        path.or(() -> context.subject().map(Subjects::pathOf))
            .orElseThrow(() ->
                new PhaseException(
                    ErrorClass.INVALID,
                    "neither the phase ('path') nor the ActionSet ('subject') names a directory"));
    var directory = context.baseDirectory().resolve(named);
    if (!Files.isDirectory(directory)) {
      throw new PhaseException(
          ErrorClass.MISSING, "the directory '%s' is not there".formatted(directory));
    }
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw new PhaseException(
          ErrorClass.DENIED,
          "the directory '%s' cannot be reached: %s".formatted(directory, e.getMessage()),
          e);
    }
  }

  static boolean isEmpty(Path directory) {
    try (var entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    } catch (IOException e) {
      throw new PhaseException(
          ErrorClass.MISSING, "'%s' cannot be read: %s".formatted(directory, e.getMessage()), e);
    }
  }

  private static String pathOf(Subject subject) {
    return switch (subject) {
      case Subject.Directory(var path) -> path;
    };
  }
}
