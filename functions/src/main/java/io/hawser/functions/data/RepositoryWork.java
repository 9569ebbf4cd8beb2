package io.hawser.functions.data;

import io.hawser.crds.Location;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.snapshot.NoSuchSnapshotException;
import java.io.IOException;

/** Work on the repository of the action's Location; the library's faults become a phase's. */
final class RepositoryWork {
  private final Locations locations;
  private final LocationCheck check;

  RepositoryWork(Locations locations) {
    this.locations = locations;
    this.check = new LocationCheck(locations.keys());
  }

  /** What a function does with an open repository. */
  @FunctionalInterface
  interface Work<T> {
    T on(Repository repository) throws IOException, InterruptedException;
  }

  /** Opens the repository to write, works, and closes it. */
  <T> T writing(RunContext run, Work<T> work) throws InterruptedException {
    return translated(() -> {
      try (var repository =
          locations.open(location(run), run.secrets(), run.baseDirectory(), new RunBlobs(run))) {
        return work.on(repository);
      }
    });
  }

  /** The action's Location, once it is clear that its repository is not certain to be refused. */
  Location checked(PlanContext context) {
    var location = location(context);
    check.check(location, context);
    return location;
  }

  /** Opens the repository to read, works, and closes it. */
  <T> T reading(RunContext run, Work<T> work) throws InterruptedException {
    return translated(() -> {
      try (var repository =
          locations.openForReading(location(run), run.secrets(), run.baseDirectory())) {
        return work.on(repository);
      }
    });
  }

  /** The action's Location. */
  static Location location(PlanContext context) {
    return context
        .location()
        .orElseThrow(() ->
            new PhaseException(
                ErrorClass.INVALID, "the ActionSet names no 'location' for the data"));
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T make() throws IOException, InterruptedException;
  }

  private static <T> T translated(Attempt<T> attempt) throws InterruptedException {
    try {
      return attempt.make();
    } catch (BlobException e) {
      throw DataErrors.of(e);
    } catch (RepositoryException e) {
      throw DataErrors.of(e);
    } catch (NoSuchSnapshotException e) {
      throw new PhaseException(ErrorClass.MISSING, DataErrors.text(e), e);
    } catch (IOException e) {
      throw new PhaseException(ErrorClass.INTERNAL, DataErrors.text(e), e);
    }
  }
}
