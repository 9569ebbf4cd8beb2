package io.hawser.cli.run;

import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Amounts;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.journal.RunStore;
import io.hawser.engine.journal.RunView;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the runs of this machine. */
@Command(
    name = "runs",
    description = "List the runs of this machine, the latest first.",
    footer = {"", "Examples:", "  hawser runs", "  hawser runs --actionset ledger -o json"})
public final class RunsCommand implements Runnable {
  private final Terminal terminal;
  private final Supplier<RunStore> store;

  @Option(names = "--actionset", paramLabel = "NAME", description = "Only runs of this ActionSet.")
  private @Nullable String actionSet;

  @Mixin private OutputOption output = new OutputOption();

  public RunsCommand(Terminal terminal, Supplier<RunStore> store) {
    this.terminal = terminal;
    this.store = store;
  }

  @Override
  public void run() {
    var runs =
        store
            .get()
            .list(e -> terminal.err().println("hawser: left out: " + e.getMessage()))
            .stream()
            .filter(run -> actionSet == null || run.actionSet().equals(actionSet))
            .toList();
    new Listing<RunView>()
        .column("id", run -> run.id().text())
        .column("actionSet", RunView::actionSet)
        .column("state", run -> run.isLeft() ? "left" : run.state().text())
        .column("startedAt", RunView::startedAt)
        .column(
            "took",
            run -> run.endedAt().map(end -> Amounts.span(Duration.between(run.startedAt(), end))))
        .detail("endedAt", RunView::endedAt)
        .detail("error", run -> run.error().map(Object::toString))
        .print(terminal, output.format(), runs);
  }
}
