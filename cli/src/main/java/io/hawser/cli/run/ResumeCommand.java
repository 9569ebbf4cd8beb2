package io.hawser.cli.run;

import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.journal.RunId;
import io.hawser.engine.run.Engine;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a run that a process left. */
@Command(
    name = "resume",
    description = {
      "Go on with a run that was left, by a crash or a power cut.",
      "Finished phases are not repeated; cleanups that are due are done.",
      "Of a run that is over, cleanups that could not be done are tried again."
    },
    footer = {"", "Example:", "  hawser resume ledger-20260501T120000-abcde"})
public final class ResumeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Function<RunId, Engine> engine;

  @Parameters(paramLabel = "RUN", description = "The run; hawser runs lists them.")
  private String run = "";

  @Mixin private OutputOption output = new OutputOption();

  public ResumeCommand(Terminal terminal, Function<RunId, Engine> engine) {
    this.terminal = terminal;
    this.engine = engine;
  }

  @Override
  public Integer call() throws InterruptedException {
    var id = new RunId(run);
    var watch = new RunWatch(terminal, Clock.systemUTC());
    var view = watch.follow(listener -> engine.apply(id).resume(id, listener));
    if (!output.isTable()) {
      output.printValue(terminal, RunFields.of(view));
    }
    return RunSummary.exitCode(view).number();
  }
}
