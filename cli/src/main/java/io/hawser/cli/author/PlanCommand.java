package io.hawser.cli.author;

import io.hawser.cli.machine.DocumentFiles;
import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputFormat;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.run.Engine;
import io.hawser.engine.run.Plan;
import io.hawser.engine.run.Plan.PlannedAction;
import io.hawser.engine.run.Plan.PlannedStep;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a run would do. */
@Command(
    name = "plan",
    description = "Tell what a run would do, in order, touching nothing.",
    footer = {"", "Example:", "  hawser plan samples/quickstart/backup.yaml"})
public final class PlanCommand implements Runnable {
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

  private record Step(PlannedAction action, PlannedStep step) {}

  public PlanCommand(
      Terminal terminal, Function<Path, Engine> engine, Supplier<DocumentFiles> documents) {
    this.terminal = terminal;
    this.engine = engine;
    this.documents = documents;
  }

  @Override
  public void run() {
    var request = documents.get().request(files, actionSet);
    var plan = engine.apply(Path.of(request.baseDirectory())).plan(request);
    if (output.format() == OutputFormat.table) {
      plan.actions().forEach(this::tell);
    } else {
      print(plan);
    }
  }

  private void tell(PlannedAction action) {
    terminal.out().println("%s (blueprint %s)".formatted(action.name(), action.blueprint()));
    int number = 1;
    for (var step : action.steps()) {
      terminal
          .out()
          .println(
              "  %d. %s (%s)%s%s"
                  .formatted(
                      number++,
                      step.id().label(),
                      step.func(),
                      step.text().isEmpty() ? "" : ": " + step.text(),
                      remark(step.kind())));
    }
  }

  private static String remark(Plan.Kind kind) {
    return switch (kind) {
      case CERTAIN, LATER -> "";
      case CONDITIONAL -> " [only if it comes to that]";
      case SKIPPED -> " [skipped]";
    };
  }

  private void print(Plan plan) {
    new Listing<Step>()
        .column("action", step -> step.action.id())
        .column("phase", step -> step.step.id().label())
        .column("func", step -> step.step.func())
        .column("kind", step -> step.step.kind())
        .column("text", step -> step.step.text())
        .print(
            terminal,
            output.format(),
            plan.actions().stream()
                .flatMap(action -> action.steps().stream().map(step -> new Step(action, step)))
                .toList());
  }
}
