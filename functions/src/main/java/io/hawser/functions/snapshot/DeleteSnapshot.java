package io.hawser.functions.snapshot;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.FunctionSpec.Bound;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Removes a snapshot that {@link Snapshot} made, and nothing else. Idempotent. */
public final class DeleteSnapshot implements BuiltinFunction<DeleteSnapshot.Params> {
  private static final Pattern OURS = Pattern.compile("hawser-[a-z0-9-]{1,53}");

  private static final Arg<String> PHASE =
      Arg.string("phase", "name of the phase that made the snapshot");
  private static final Arg<Optional<String>> ROUTE =
      Arg.optionalString("route", "the snapshot's route; known when the phase has finished");
  private static final Arg<Optional<String>> PATH =
      Arg.optionalString("path", "the snapshot's path; known when the phase has finished");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
          "DeleteSnapshot",
          "Remove a snapshot that a phase made",
          DeleteSnapshot::bind,
          PHASE,
          ROUTE,
          PATH);

  /** What to remove; without a place the outputs of the phase say it. */
  record Params(String phase, Optional<Place> place) {}

  record Place(String route, Path path) {}

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    return Optional.of("remove the snapshot of phase '%s'".formatted(params.phase()));
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    var place = params.place().orElseGet(() -> placeOf(params.phase(), run));
    var route = Routes.named(place.route());
    if (route.isPresent()) {
      refuseForeign(place.path());
      run.faultPoint("before delete snapshot");
      route.get().delete(place.path(), run);
      run.faultPoint("after delete snapshot");
    }
    run.dischargeCleanup(Snapshot.cleanupKey(params.phase()));
    return Outputs.NONE;
  }

  private static Place placeOf(String phase, RunContext run) {
    var handle = SnapshotHandle.ofPhase(phase, run);
    return new Place(handle.route(), handle.path());
  }

  private static void refuseForeign(Path path) {
    var name = path.getFileName();
    if (name == null || !OURS.matcher(name.toString()).matches()) {
      throw new PhaseException(
          ErrorClass.INVALID,
          "'%s' is no snapshot of Hawser's: their names match '%s'".formatted(path, OURS));
    }
  }

  private static Params bind(Bound args) {
    var route = args.get(ROUTE);
    var path = args.get(PATH);
    if (route.isPresent() != path.isPresent()) {
      throw new IllegalArgumentException("'route' and 'path' go together");
    }
    return new Params(
        args.get(PHASE), route.map(name -> new Place(name, Path.of(path.orElseThrow()))));
  }
}
