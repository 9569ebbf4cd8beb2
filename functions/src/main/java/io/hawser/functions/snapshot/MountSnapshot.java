package io.hawser.functions.snapshot;

import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import java.util.Optional;

/**
 * Makes a snapshot readable and makes sure that it is. On this machine every route's snapshot is a
 * directory that can be read where it is, so nothing is mounted; what is checked is that it is
 * there and shows data.
 */
public final class MountSnapshot implements BuiltinFunction<MountSnapshot.Params> {
  private static final Arg<String> PHASE =
      Arg.string("phase", "name of the phase that made the snapshot");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "MountSnapshot",
              "Make a snapshot readable",
              args -> new Params(args.get(PHASE)),
              PHASE)
          .giving("path", "where to read the data")
          .giving("subject", "the directory, with its own path")
          .giving("mounted", "true when something was mounted, never on this machine");

  record Params(String phase) {}

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    return Optional.of("read the snapshot of phase '%s' where it is".formatted(params.phase()));
  }

  @Override
  public Outputs run(Params params, RunContext run) {
    var snapshot = SnapshotHandle.ofPhase(params.phase(), run);
    snapshot.requireContent();
    return Outputs.of("path", snapshot.path().toString())
        .and("subject", snapshot.subject().toString())
        .and("mounted", false);
  }
}
