package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ActionSet.Subject;
import io.hawser.crds.Location;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.secret.Secrets;
import java.nio.file.Path;
import java.util.Optional;

/** What functions may know of an action before and while it runs. */
record ActionContext(RunRequest request, ActionSet.Action action, Secrets secrets)
    implements PlanContext {

  @Override
  public Optional<Subject> subject() {
    return Optional.ofNullable(action.subject());
  }

  @Override
  public Optional<Location> location() {
    return request.location(action);
  }

  @Override
  public Path baseDirectory() {
    return Path.of(request.baseDirectory());
  }
}
