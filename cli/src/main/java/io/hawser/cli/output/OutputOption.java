package io.hawser.cli.output;

import io.hawser.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/** The option {@code -o} of commands that print results. */
public final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when absent.")
  private OutputFormat format = OutputFormat.table;

  public OutputFormat format() {
    return format;
  }

  public boolean isTable() {
    return format == OutputFormat.table;
  }

  /** Prints one value for programs; only where the format is not a table. */
  public void printValue(Terminal terminal, Object value) {
    terminal
        .out()
        .print(
            switch (format) {
              case json, table -> JsonText.of(value) + "\n";
              case yaml -> YamlText.of(value);
            });
  }
}
