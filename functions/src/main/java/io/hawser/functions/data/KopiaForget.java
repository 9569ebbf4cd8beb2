package io.hawser.functions.data;

import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import io.hawser.kopia.snapshot.Snapshots;
import java.util.List;
import java.util.Optional;

/**
 * Forgets snapshots of the repository. Their data goes with the repository's next full maintenance.
 * Idempotent: ids that are not there are passed over.
 */
public final class KopiaForget implements BuiltinFunction<KopiaForget.Params> {
  private static final Arg<List<String>> SNAPSHOTS =
      Arg.strings("snapshots", "whole ids of the snapshots to forget");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "KopiaForget",
              "Forget snapshots of the repository",
              args -> new Params(args.get(SNAPSHOTS)),
              SNAPSHOTS)
          .giving("forgotten", "how many there were to forget");

  private final RepositoryWork repositories;

  record Params(List<String> snapshots) {}

  public KopiaForget(Locations locations) {
    this.repositories = new RepositoryWork(locations);
  }

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    return Optional.of("forget the snapshots %s".formatted(params.snapshots()));
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    return repositories.writing(
        run,
        repository -> {
          var snapshots = new Snapshots(repository);
          var found =
              snapshots.list().stream()
                  .filter(snapshot -> params.snapshots().contains(snapshot.id()))
                  .toList();
          found.forEach(snapshots::forget);
          repository.flush();
          return Outputs.of("forgotten", (long) found.size());
        });
  }
}
