package io.hawser.engine.function;

import io.hawser.crds.ActionSet.Subject;
import io.hawser.crds.Location;
import io.hawser.engine.secret.Secrets;
import java.nio.file.Path;
import java.util.Optional;

/** What a function may know of a run before it starts. */
public interface PlanContext {
  /** What the action protects. */
  Optional<Subject> subject();

  /** Where the action's backups go, when the ActionSet names a Location. */
  Optional<Location> location();

  /** The folder that relative paths of the documents count from. */
  Path baseDirectory();

  Secrets secrets();
}
