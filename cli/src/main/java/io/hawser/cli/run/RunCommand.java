package io.hawser.cli.run;

import io.hawser.cli.machine.DocumentFiles;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.run.Engine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an ActionSet to its end. */
@Command(
    name = "run",
    description = {
      "Run an ActionSet: check everything, then do its actions, then clean up.",
      "A run of the same ActionSet that was left by a crash is gone on with.",
      "Ctrl-C stops the run; what is frozen is thawed in any case."
    },
    footer = {
      "",
      "Examples:",
      "  hawser run samples/quickstart/backup.yaml",
      "  hawser run blueprint.yaml location.yaml actionsets.yaml --actionset nightly -o json",
      "  hawser actionset create … --dry-run | hawser run blueprint.yaml -"
    })
public final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Function<Path, Engine> engine;
  private final Supplier<DocumentFiles> documents;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files or folders with Blueprints, Locations and an ActionSet; - for input.")
  private List<String> files = List.of();

  @Option(
      names = "--actionset",
      paramLabel = "NAME",
      description = "Which ActionSet, when the documents hold several.")
  private @Nullable String actionSet;

  @Mixin private OutputOption output = new OutputOption();

  public RunCommand(
      Terminal terminal, Function<Path, Engine> engine, Supplier<DocumentFiles> documents) {
    this.terminal = terminal;
    this.engine = engine;
    this.documents = documents;
  }

  @Override
  public Integer call() throws InterruptedException {
    var request = documents.get().request(files, actionSet);
    var watch = new RunWatch(terminal, Clock.systemUTC());
    var view =
        watch.follow(
            listener -> engine.apply(Path.of(request.baseDirectory())).start(request, listener));
    if (!output.isTable()) {
      output.printValue(terminal, RunFields.of(view));
    }
    return RunSummary.exitCode(view).number();
  }
}
