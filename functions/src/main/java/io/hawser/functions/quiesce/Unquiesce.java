package io.hawser.functions.quiesce;

import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thaws what {@link QuiesceExec} froze, and fails when it was not frozen all the time that the work
 * needed it; see {@link Freezes}. The cleanup of QuiesceExec only thaws.
 */
public final class Unquiesce implements BuiltinFunction<Unquiesce.Params> {
  private static final Arg<String> PHASE =
      Arg.string("phase", "name of the phase that froze the application");
  private static final Arg<Boolean> ONLY_THAW =
      Arg.bool("onlyThaw", false, "thaw without proof that the freeze was held; for cleanups");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "Unquiesce",
              "Thaw the application, with proof that it was frozen until then",
              args -> new Params(args.get(PHASE), args.get(ONLY_THAW)),
              PHASE,
              ONLY_THAW)
          .giving("thawedAt", "when the application was thawed")
          .giving("frozenSeconds", "how long it was frozen, in whole seconds")
          .giving("thawedBecause", "asked, or why it was thawed before");

  private final Freezes freezes;

  record Params(String phase, boolean onlyThaw) {}

  public Unquiesce(Freezes freezes) {
    this.freezes = freezes;
  }

  static String cleanupKey(String phase) {
    return "thaw/" + phase;
  }

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    return Optional.of("thaw what phase '%s' froze".formatted(params.phase()));
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    if (!params.onlyThaw() && !run.state().isEmpty()) {
      return finish(params.phase(), run.state(), run);
    }
    var freeze = freezes.of(params.phase(), run);
    var lost = params.onlyThaw() ? null : proof(freeze, run);
    run.faultPoint("before thaw");
    freeze.thaw(params.onlyThaw() ? "cleanup" : "asked", run);
    run.faultPoint("after thaw");
    if (lost != null) {
      throw lost;
    }
    var outputs = outputs(freeze.directory().state());
    if (!params.onlyThaw()) {
      run.saveState(outputs);
    }
    return finish(params.phase(), outputs, run);
  }

  /** Why the freeze was not held; null when it was, or when all that needed it was done before. */
  private static @Nullable PhaseException proof(Freeze freeze, RunContext run)
      throws InterruptedException {
    if (!freeze.directory().state().proven().isEmpty()) {
      return null;
    }
    try {
      freeze.prove(run);
      return null;
    } catch (PhaseException e) {
      return e;
    }
  }

  private Outputs finish(String phase, Map<String, @Nullable Object> outputs, RunContext run) {
    run.dischargeCleanup(cleanupKey(phase));
    freezes.forget(phase, run);
    return Outputs.of(outputs);
  }

  private static Map<String, @Nullable Object> outputs(FreezeState state) {
    var outputs = new LinkedHashMap<String, @Nullable Object>();
    state
        .end()
        .ifPresent(end -> {
          outputs.put("thawedAt", end.at().toString());
          outputs.put("thawedBecause", end.why());
          state
              .frozenAt()
              .ifPresent(from ->
                  outputs.put("frozenSeconds", end.at().getEpochSecond() - from.getEpochSecond()));
        });
    return outputs;
  }
}
