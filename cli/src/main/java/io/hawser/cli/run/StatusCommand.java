package io.hawser.cli.run;

import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.journal.RunId;
import io.hawser.engine.journal.RunStore;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows how a run stands. */
@Command(
    name = "status",
    description = {
      "Show how a run stands.",
      "The exit code is that of the run: 0 also while it is not over."
    },
    footer = {"", "Example:", "  hawser status ledger-20260501T120000-abcde -o yaml"})
public final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<RunStore> store;

  @Parameters(paramLabel = "RUN", description = "The run; hawser runs lists them.")
  private String run = "";

  @Mixin private OutputOption output = new OutputOption();

  public StatusCommand(Terminal terminal, Supplier<RunStore> store) {
    this.terminal = terminal;
    this.store = store;
  }

  @Override
  public Integer call() {
    var view = store.get().require(new RunId(run));
    if (output.isTable()) {
      ProgressBlock.of(view, Clock.systemUTC().instant()).forEach(terminal.out()::println);
      RunSummary.of(view).forEach(terminal.out()::println);
    } else {
      output.printValue(terminal, RunFields.of(view));
    }
    return view.state().isOver() ? RunSummary.exitCode(view).number() : 0;
  }
}
