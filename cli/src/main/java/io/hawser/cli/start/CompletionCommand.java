package io.hawser.cli.start;

import io.hawser.cli.terminal.Terminal;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    description = "Print the completion script of a shell.",
    footer = {
      "",
      "Examples:",
      "  source <(hawser completion bash)",
      "  hawser completion zsh > ~/.zfunc/_hawser"
    })
public final class CompletionCommand implements Runnable {
  private final Terminal terminal;
  private final Supplier<CommandLine> hawser;

  enum Shell {
    bash,
    zsh
  }

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  /**
   * @param hawser the parser with all commands
   */
  public CompletionCommand(Terminal terminal, Supplier<CommandLine> hawser) {
    this.terminal = terminal;
    this.hawser = hawser;
  }

  @Override
  public void run() {
    var script = AutoComplete.bash("hawser", hawser.get());
    terminal
        .out()
        .print(
            switch (shell) {
              case bash -> script;
              // zsh runs bash's script once it has loaded its own counterpart of "complete".
              case zsh -> "#compdef hawser\nautoload -U +X bashcompinit && bashcompinit\n" + script;
            });
  }
}
