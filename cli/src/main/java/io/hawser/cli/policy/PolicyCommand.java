package io.hawser.cli.policy;

import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.terminal.Terminal;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands about policies. */
@Command(
    name = "policy",
    description = {
      "Say what is left out of snapshots, how they are stored, and how long they are kept.",
      "Policies are kept in the repository and are those of Kopia: of everything, of a host, of a",
      "user, of a path. What a nearer one does not say is taken from those above it."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  hawser policy set -l disk --global --keep-daily 14 --compression zstd-fastest",
      "  hawser policy set -l disk /srv/app --add-ignore '*.tmp'",
      "  hawser policy show -l disk /srv/app"
    })
public final class PolicyCommand {
  private PolicyCommand() {}

  /**
   * The group with its commands.
   *
   * @param environment which names the editor
   */
  public static CommandLine withSubcommands(
      Terminal terminal, Supplier<RepositoryAccess> repositories, Map<String, String> environment) {
    return new CommandLine(new PolicyCommand())
        .addSubcommand(new PolicyShowCommand(terminal, repositories))
        .addSubcommand(PolicySetCommand.spec(terminal, repositories))
        .addSubcommand(new PolicyEditCommand(terminal, repositories, new TextEditor(environment)))
        .addSubcommand(new PolicyListCommand(terminal, repositories))
        .addSubcommand(new PolicyRemoveCommand(terminal, repositories));
  }
}
