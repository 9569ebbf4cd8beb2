package io.hawser.cli.author;

import io.hawser.cli.machine.DocumentFiles;
import io.hawser.cli.output.ExitCode;
import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Amounts;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds faults in documents. */
@Command(
    name = "lint",
    description = {
      "Find faults in documents: all of them, with file, line, column and field.",
      "Nothing is run. The exit code is 1 when there are faults."
    },
    footer = {
      "",
      "Examples:",
      "  hawser lint samples/quickstart/backup.yaml",
      "  hawser lint blueprints/* -o json"
    })
public final class LintCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<DocumentFiles> documents;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files or folders with documents; - for input.")
  private List<String> files = List.of();

  @Mixin private OutputOption output = new OutputOption();

  public LintCommand(Terminal terminal, Supplier<DocumentFiles> documents) {
    this.terminal = terminal;
    this.documents = documents;
  }

  @Override
  public Integer call() {
    var findings = findings();
    if (output.isTable()) {
      findings.forEach(terminal.out()::println);
      terminal
          .err()
          .println(
              findings.isEmpty()
                  ? "no faults"
                  : Amounts.count(findings.size(), "fault") + " found");
    } else {
      new Listing<Finding>()
          .column("file", finding -> finding.position().map(at -> at.file()))
          .column("line", finding -> finding.position().map(at -> at.line()))
          .column("column", finding -> finding.position().map(at -> at.column()))
          .column("field", Finding::field)
          .column("message", Finding::message)
          .print(terminal, output.format(), findings);
    }
    return (findings.isEmpty() ? ExitCode.OK : ExitCode.FAILED).number();
  }

  private List<Finding> findings() {
    try {
      return documents.get().check(files);
    } catch (BlueprintException e) {
      return e.findings();
    }
  }
}
