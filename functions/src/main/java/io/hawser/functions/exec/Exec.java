package io.hawser.functions.exec;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.secret.Redactor;
import io.hawser.functions.secret.SecretEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a program on this machine; what it prints after output markers becomes outputs. */
public final class Exec implements BuiltinFunction<Exec.Params> {
  private static final Arg<String> STDIN =
      Arg.string("stdin", "", "text that the program reads from its standard input");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "Exec",
              "Run a program on this machine",
              args -> new Params(Command.of(args), args.get(STDIN)),
              Command.COMMAND,
              Command.WORKING_DIRECTORY,
              Command.ENV,
              SecretEnvironment.ARG,
              STDIN)
          .giving(
              "stdout",
              "the last 4096 characters of standard output; further outputs are what the"
                  + " program prints as ###Phase-output###: {\"key\":…,\"value\":…}");

  record Params(Command command, String stdin) {}

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    return Optional.of("run '%s'".formatted(String.join(" ", params.command().argv())));
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    var markers = new OutputMarkers();
    var ended = CommandRunner.runWell(params.command(), params.stdin(), run, markers);
    refuseSecrets(markers.values(), params.command(), run);
    var outputs = new LinkedHashMap<String, @Nullable Object>();
    outputs.put("stdout", ended.stdout());
    outputs.putAll(markers.values());
    return Outputs.of(outputs);
  }

  /** Outputs are written to the journal. A silent {@code ***} would break whoever uses them. */
  private static void refuseSecrets(Map<String, String> values, Command command, RunContext run) {
    var redactor = new Redactor(command.secretEnv().fetch(run.secrets()).values());
    values.forEach((key, value) -> {
      if (!redactor.redact(value).equals(value)) {
        throw new PhaseException(
            ErrorClass.INVALID,
            "the output '%s' holds the value of a secret; outputs are written to the journal"
                .formatted(key));
      }
    });
  }
}
