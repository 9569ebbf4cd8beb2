package io.hawser.cli.run;

import io.hawser.cli.output.ExitCode;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.journal.RunId;
import io.hawser.engine.journal.RunStore;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks a run to stop. */
@Command(
    name = "abort",
    description = {
      "Ask a run to stop.",
      "What it froze is thawed and what it made is cleaned up by the process that executes it."
    },
    footer = {"", "Example:", "  hawser abort ledger-20260501T120000-abcde"})
public final class AbortCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<RunStore> store;

  @Parameters(paramLabel = "RUN", description = "The run; hawser runs lists them.")
  private String run = "";

  public AbortCommand(Terminal terminal, Supplier<RunStore> store) {
    this.terminal = terminal;
    this.store = store;
  }

  @Override
  public Integer call() {
    var id = new RunId(run);
    return switch (store.get().requestAbort(id)) {
      case REQUESTED -> {
        terminal.err().println("run " + id + " is asked to stop");
        yield ExitCode.OK.number();
      }
      case LEFT -> {
        terminal
            .err()
            .println(
                "no process executes run %s; to clean up after it: hawser resume %s"
                    .formatted(id, id));
        yield ExitCode.OK.number();
      }
      case OVER -> {
        terminal.err().println("hawser: run '%s' is over already".formatted(id));
        yield ExitCode.FAILED.number();
      }
    };
  }
}
