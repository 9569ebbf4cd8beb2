package io.hawser.functions.wait;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.FunctionSpec.Bound;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.exec.Command;
import io.hawser.functions.exec.CommandRunner;
import io.hawser.functions.secret.SecretEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits for some time, or until a command succeeds. */
public final class Wait implements BuiltinFunction<Wait.Params> {
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final Arg<Duration> DURATION =
      Arg.duration("duration", Duration.ZERO, "how long to wait; not together with 'until'");
  private static final Arg<List<String>> UNTIL =
      Arg.strings("until", List.of(), "a command that is run again until it ends with status 0");
  private static final Arg<Duration> EVERY =
      Arg.duration("every", Duration.ofSeconds(2), "pause between two runs of 'until'");
  private static final Arg<Duration> TIMEOUT =
      Arg.duration("timeout", Duration.ofMinutes(5), "how long 'until' may go on failing");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "Wait",
              "Wait for some time, or until a command succeeds",
              Wait::bind,
              DURATION,
              UNTIL,
              EVERY,
              TIMEOUT,
              Command.WORKING_DIRECTORY,
              Command.ENV,
              SecretEnvironment.ARG)
          .giving("stdout", "what the command of 'until' printed when it succeeded");

  /** What is waited for. */
  sealed interface Params {
    record For(Duration duration) implements Params {}

    record Until(Command command, Duration every, Duration timeout) implements Params {}
  }

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    return Optional.of(
        switch (params) {
          case Params.For(var duration) -> "wait %ds".formatted(duration.toSeconds());
          case Params.Until(var command, _, var timeout) ->
              "wait until '%s' succeeds, at most %ds"
                  .formatted(String.join(" ", command.argv()), timeout.toSeconds());
        });
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    return switch (params) {
      case Params.For(var duration) -> {
        pause(duration, run);
        yield Outputs.NONE;
      }
      case Params.Until until -> until(until, run);
    };
  }

  private static Params bind(Bound args) {
    var until = args.get(UNTIL);
    if (until.isEmpty() == args.get(DURATION).isZero()) {
      throw new IllegalArgumentException("give either 'duration' or 'until'");
    }
    return until.isEmpty()
        ? new Params.For(args.get(DURATION))
        : new Params.Until(Command.of(until, args), args.get(EVERY), args.get(TIMEOUT));
  }

  private static Outputs until(Params.Until until, RunContext run) throws InterruptedException {
    var deadline = run.clock().instant().plus(until.timeout());
    while (true) {
      var ended = CommandRunner.run(until.command(), "", run, _ -> {});
      if (ended.status() == 0) {
        return Outputs.of("stdout", ended.stdout());
      }
      if (!run.clock().instant().plus(until.every()).isBefore(deadline)) {
        throw new PhaseException(
            ErrorClass.TIMEOUT,
            "waited %ds in vain: %s"
                .formatted(
                    until.timeout().toSeconds(),
                    CommandRunner.failure(until.command(), ended).getMessage()));
      }
      pause(until.every(), run);
    }
  }

  private static void pause(Duration duration, RunContext run) throws InterruptedException {
    for (var left = duration; left.isPositive(); left = left.minus(HEARTBEAT)) {
      Thread.sleep(left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT);
      run.heartbeat();
    }
  }
}
