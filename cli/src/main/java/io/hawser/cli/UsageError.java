package io.hawser.cli;

import io.hawser.cli.output.ExitCode;
import io.hawser.cli.terminal.Terminal;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a person what is wrong with the command line, and what may have been meant. */
final class UsageError {
  private UsageError() {}

  static int print(Terminal terminal, ParameterException error) {
    var command = error.getCommandLine();
    var name = command.getCommandSpec().qualifiedName();
    terminal.err().println(name + ": " + lowerCaseFirst(String.valueOf(error.getMessage())));
    UnmatchedArgumentException.printSuggestions(error, command.getErr());
    command.getErr().flush();
    terminal.err().println("try '" + name + " --help'");
    return ExitCode.USAGE.number();
  }

  private static String lowerCaseFirst(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
