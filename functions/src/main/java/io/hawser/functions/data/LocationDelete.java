package io.hawser.functions.data;

import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import io.hawser.kopia.snapshot.Snapshots;
import java.util.Optional;

/** Forgets what {@link LocationPush} kept under a path: one snapshot of it, or all. Idempotent. */
public final class LocationDelete implements BuiltinFunction<LocationDelete.Params> {
  private static final Arg<Optional<String>> SNAPSHOT =
      Arg.optionalString("snapshot", "whole id of the one snapshot to forget; all by default");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "LocationDelete",
              "Forget what LocationPush kept under a path",
              args -> new Params(StoredFile.of(args.get(StoredFile.PATH)), args.get(SNAPSHOT)),
              StoredFile.PATH,
              SNAPSHOT)
          .giving("forgotten", "how many snapshots there were to forget");

  private final RepositoryWork repositories;

  record Params(StoredFile file, Optional<String> snapshot) {}

  public LocationDelete(Locations locations) {
    this.repositories = new RepositoryWork(locations);
  }

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    return Optional.of("forget '%s'".formatted(params.file().path()));
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    return repositories.writing(
        run,
        repository -> {
          var found =
              params.file().snapshots(repository).stream()
                  .filter(each -> params.snapshot().map(each.id()::equals).orElse(true))
                  .toList();
          found.forEach(new Snapshots(repository)::forget);
          repository.flush();
          return Outputs.of("forgotten", (long) found.size());
        });
  }
}
