package io.hawser.cli.actionset;

import io.hawser.cli.terminal.Terminal;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands about ActionSets. */
@Command(name = "actionset", description = "Write ActionSets.", synopsisSubcommandLabel = "COMMAND")
public final class ActionSetCommand {
  private ActionSetCommand() {}

  /**
   * The group with its commands.
   *
   * @param parents finds what {@code --from} names
   */
  public static CommandLine withSubcommands(Terminal terminal, Function<String, Parent> parents) {
    return new CommandLine(new ActionSetCommand())
        .addSubcommand(new CreateCommand(terminal, parents, RandomGenerator.getDefault()));
  }
}
