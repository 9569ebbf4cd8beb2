package io.hawser.functions.snapshot;

import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import java.util.Optional;

/**
 * Undoes {@link MountSnapshot}. On this machine that mounts nothing, so that there is nothing to
 * undo; blueprints that name both run here and elsewhere.
 */
public final class Unmount implements BuiltinFunction<Unmount.Params> {
  private static final Arg<String> PHASE =
      Arg.string("phase", "name of the phase that mounted the snapshot");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of("Unmount", "Undo MountSnapshot", args -> new Params(args.get(PHASE)), PHASE);

  record Params(String phase) {}

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    return Optional.of("nothing: on this machine a snapshot is read where it is");
  }

  @Override
  public Outputs run(Params params, RunContext run) {
    run.dischargeCleanup("mount/" + params.phase());
    return Outputs.NONE;
  }
}
