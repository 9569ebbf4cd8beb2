package io.hawser.cli.author;

import io.hawser.cli.output.JsonText;
import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionReference;
import io.hawser.engine.function.FunctionSchema;
import io.hawser.engine.function.Functions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a phase may name after {@code func}. */
@Command(
    name = "functions",
    description = "List and explain the functions that a phase may call.",
    footer = {
      "",
      "Examples:",
      "  hawser functions",
      "  hawser functions explain Snapshot",
      "  hawser functions schema > functions.schema.json"
    })
public final class FunctionsCommand implements Runnable {
  private final Terminal terminal;
  private final Supplier<Functions> functions;

  @Mixin private OutputOption output = new OutputOption();

  public FunctionsCommand(Terminal terminal, Supplier<Functions> functions) {
    this.terminal = terminal;
    this.functions = functions;
  }

  @Override
  public void run() {
    list(output);
  }

  @Command(name = "list", description = "List all functions.")
  void list(@Mixin OutputOption chosen) {
    new Listing<BuiltinFunction<?>>()
        .column("name", function -> function.spec().name())
        .column("summary", function -> function.spec().summary())
        .detail(
            "arguments", function -> function.spec().args().stream().map(a -> a.name()).toList())
        .detail("outputs", function -> new ArrayList<>(function.spec().outputs().keySet()))
        .print(terminal, chosen.format(), new ArrayList<>(functions.get().all()));
  }

  @Command(name = "explain", description = "Explain a function's arguments and outputs.")
  void explain(@Parameters(paramLabel = "NAME", description = "The function.") String name) {
    terminal.out().print(FunctionReference.explain(functions.get().require(name).spec()));
  }

  @Command(name = "schema", description = "Print the JSON schema of every function's arguments.")
  void schema() {
    var schemas = new LinkedHashMap<String, Object>();
    functions
        .get()
        .all()
        .forEach(
            function -> schemas.put(function.spec().name(), FunctionSchema.of(function.spec())));
    terminal.out().println(JsonText.of(schemas));
  }

  @Command(name = "markdown", description = "Print the reference page, docs/functions.md.")
  void markdown() {
    terminal.out().print(FunctionReference.markdown(functions.get()));
  }
}
