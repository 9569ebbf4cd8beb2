package io.hawser.functions.quiesce;

import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.FunctionSpec.Bound;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.exec.Command;
import io.hawser.functions.quiesce.FreezePlan.Session;
import io.hawser.functions.secret.SecretEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Freezes an application: by a command that has a thawing counterpart, or by a session that is held
 * open. A supervisor thaws it when Hawser dies, and at the latest after {@code maxFrozen}; see
 * {@link Freezes}.
 */
public final class QuiesceExec implements BuiltinFunction<QuiesceExec.Params> {
  private static final Arg<List<String>> COMMAND =
      Arg.strings("command", List.of(), "program that freezes; needs 'thaw'");
  private static final Arg<List<String>> THAW =
      Arg.strings("thaw", List.of(), "program that thaws; it may be called when nothing is frozen");
  private static final Arg<List<String>> SESSION =
      Arg.strings("session", List.of(), "program that is held open, in place of 'command'");
  private static final Arg<List<String>> FREEZE =
      Arg.strings("freeze", List.of(), "lines told to the session to freeze the application");
  private static final Arg<String> READY =
      Arg.string("ready", "", "regular expression; the session says it when frozen");
  private static final Arg<String> CHECK =
      Arg.string("check", "", "line told to the session after the work, as a proof");
  private static final Arg<String> STILL_HELD =
      Arg.string("stillHeld", "", "regular expression; the session's answer when still frozen");
  private static final Arg<String> RELEASE =
      Arg.string("release", "", "line told to the session to thaw; then its input ends");
  private static final Arg<Duration> MAX_FROZEN =
      Arg.duration(
          "maxFrozen",
          Duration.ofMinutes(1),
          "the application is thawed after this, come what may");
  private static final Arg<Duration> TIMEOUT =
      Arg.duration(
          "timeout", Duration.ofSeconds(30), "how long freezing, thawing or an answer may take");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "QuiesceExec",
              "Freeze an application until Unquiesce, with a supervisor that thaws it in any case",
              QuiesceExec::bind,
              COMMAND,
              THAW,
              SESSION,
              FREEZE,
              READY,
              CHECK,
              STILL_HELD,
              RELEASE,
              MAX_FROZEN,
              TIMEOUT,
              Command.WORKING_DIRECTORY,
              Command.ENV,
              SecretEnvironment.ARG)
          .giving("frozenAt", "when the application was frozen")
          .giving("mode", "command or session")
          .giving("deadline", "when it is thawed at the latest");

  private final Freezes freezes;

  /** What to freeze with; the working directory is not yet absolute. */
  record Params(FreezePlan plan) {}

  public QuiesceExec(Freezes freezes) {
    this.freezes = freezes;
  }

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    var plan = params.plan();
    var session = plan.session();
    return Optional.of(
        session == null
            ? "freeze the application with '%s', for at most %ds"
                .formatted(String.join(" ", plan.freeze()), plan.maxFrozenSeconds())
            : "freeze the application in a session of '%s', for at most %ds"
                .formatted(session.command().getFirst(), plan.maxFrozenSeconds()));
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    var plan = params.plan().from(run.baseDirectory());
    run.registerCleanup(
        Unquiesce.cleanupKey(run.phase()),
        new CleanupStep("Unquiesce", Map.of("phase", run.phase(), "onlyThaw", true)));
    freezes.of(run.phase(), run).freeze(plan, run);
    var frozenAt = run.clock().instant();
    return Outputs.of("frozenAt", frozenAt.toString())
        .and("mode", plan.mode())
        .and("deadline", frozenAt.plusSeconds(plan.maxFrozenSeconds()).toString());
  }

  private static Params bind(Bound args) {
    var command = args.get(COMMAND);
    var session = args.get(SESSION);
    if (command.isEmpty() == session.isEmpty()) {
      throw new IllegalArgumentException("give either 'command' and 'thaw', or 'session'");
    }
    if (session.isEmpty() && args.get(THAW).isEmpty()) {
      throw new IllegalArgumentException("'command' needs 'thaw', the command that undoes it");
    }
    return new Params(
        new FreezePlan(
            command,
            args.get(THAW),
            session.isEmpty() ? null : session(session, args),
            args.get(Command.WORKING_DIRECTORY).orElse(""),
            args.get(Command.ENV),
            SecretEnvironment.of(args.get(SecretEnvironment.ARG)).toArgument(),
            wholeSeconds(args.get(MAX_FROZEN)),
            wholeSeconds(args.get(TIMEOUT))));
  }

  private static Session session(List<String> command, Bound args) {
    if (args.get(FREEZE).isEmpty()) {
      throw new IllegalArgumentException("'session' needs 'freeze', the lines that freeze");
    }
    return new Session(
        command,
        args.get(FREEZE),
        pattern(READY, args),
        line(CHECK, args),
        pattern(STILL_HELD, args),
        args.get(RELEASE));
  }

  private static String line(Arg<String> arg, Bound args) {
    var line = args.get(arg);
    if (line.isBlank()) {
      throw new IllegalArgumentException("'session' needs '%s'".formatted(arg.name()));
    }
    return line;
  }

  private static String pattern(Arg<String> arg, Bound args) {
    var pattern = line(arg, args);
    try {
      return Pattern.compile(pattern).pattern();
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' is not a regular expression: %s".formatted(arg.name(), e.getDescription()), e);
    }
  }

  private static long wholeSeconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
