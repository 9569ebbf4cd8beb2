package io.hawser.cli;

import io.hawser.cli.output.ExitCode;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.value.Names;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a person what is wrong with the command line, and what may have been meant. */
final class UsageError {
  private UsageError() {}

  static int print(Terminal terminal, ParameterException error) {
    var command = error.getCommandLine();
    var name = command.getCommandSpec().qualifiedName();
    if (String.valueOf(error.getMessage()).equals("Missing required subcommand")) {
      command.usage(terminal.err());
      return ExitCode.USAGE.number();
    }
    terminal.err().println(name + ": " + words(error, command));
    terminal.err().println("try '" + name + " --help'");
    return ExitCode.USAGE.number();
  }

  private static String words(ParameterException error, CommandLine command) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched().getFirst(), command);
    }
    var message =
        String.valueOf(error.getMessage())
            .replaceFirst("is not an? (double|int|long)$", "is no number");
    return message.isEmpty()
        ? "the command line is not complete"
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static String unmatched(String argument, CommandLine command) {
    if (argument.startsWith("-")) {
      var option = argument.replaceFirst("=.*", "");
      return "no option '%s'".formatted(option)
          + (option.startsWith("--") ? hint(option, optionNames(command)) : "");
    }
    var commands = command.getSubcommands().keySet();
    return commands.isEmpty()
        ? "'%s' is one argument too many".formatted(argument)
        : "no command '%s'".formatted(argument) + hint(argument, commands);
  }

  private static Collection<String> optionNames(CommandLine command) {
    return command.getCommandSpec().optionsMap().keySet();
  }

  private static String hint(String name, Collection<String> known) {
    return Names.didYouMean(name, known).orElse("");
  }
}
