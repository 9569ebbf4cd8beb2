package io.hawser.functions.exec;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Arg;
import io.hawser.engine.function.FunctionSpec.Bound;
import io.hawser.engine.secret.Secret;
import io.hawser.functions.secret.SecretEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to run, as a blueprint says it.
 *
 * @param argv program and arguments; a shell only where the blueprint names one
 * @param workingDirectory relative paths count from the documents' folder; empty for that folder
 * @param env variables set besides the inherited ones
 * @param secretEnv variables whose values are secrets; the only way for a secret to reach a program
 */
public record Command(
    List<String> argv,
    Optional<String> workingDirectory,
    Map<String, String> env,
    SecretEnvironment secretEnv) {
  public static final Arg<List<String>> COMMAND =
      Arg.strings("command", "program and arguments, such as [sh, -c, 'app freeze']");
  public static final Arg<Optional<String>> WORKING_DIRECTORY =
      Arg.optionalString(
          "workingDirectory", "folder to run in; relative to the documents' folder, the default");
  public static final Arg<Map<String, String>> ENV =
      Arg.stringMap("env", "environment variables, besides those Hawser runs with; no secrets");

  public Command {
    argv = List.copyOf(argv);
    env = Map.copyOf(env);
    if (argv.isEmpty() || argv.getFirst().isBlank()) {
      throw new IllegalArgumentException("'command' must name a program");
    }
  }

  /** The command of a function that takes all four arguments. */
  public static Command of(Bound args) {
    return of(args.get(COMMAND), args);
  }

  /** Another command of a function whose other three arguments apply to it as well. */
  public static Command of(List<String> argv, Bound args) {
    return new Command(
        argv,
        args.get(WORKING_DIRECTORY),
        args.get(ENV),
        SecretEnvironment.of(args.get(SecretEnvironment.ARG)));
  }

  /** The folder to run in. */
  public Path directory(Path baseDirectory) {
    return workingDirectory.map(baseDirectory::resolve).orElse(baseDirectory);
  }

  /**
   * Starts the program, where possible in a session of its own: a Ctrl-C is then heard by Hawser
   * alone, which ends the program and calls the run aborted, not failed.
   *
   * @throws PhaseException of class {@code MISSING} when there is no such program or folder
   */
  public Process start(Path baseDirectory, Map<String, Secret> secrets) {
    var directory = directory(baseDirectory);
    if (!Files.isDirectory(directory)) {
      throw new PhaseException(
          ErrorClass.MISSING,
          "the working directory '%s' of '%s' is not there".formatted(directory, argv.getFirst()));
    }
    var builder =
        new ProcessBuilder(Programs.inOwnSession(argv, directory)).directory(directory.toFile());
    builder.environment().putAll(env);
    secrets.forEach((name, value) -> builder.environment().put(name, value.reveal()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new PhaseException(
          ErrorClass.MISSING,
          "the program '%s' cannot be started%s".formatted(argv.getFirst(), hint()),
          e);
    }
  }

  private String hint() {
    return argv.size() == 1 && argv.getFirst().contains(" ")
        ? "; a command is a list, such as [sh, -c, '%s']".formatted(argv.getFirst())
        : "; is it installed, executable and on the PATH?";
  }
}
