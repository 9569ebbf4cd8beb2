package io.hawser.cli;

import io.hawser.cli.output.ExitCode;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.PhaseException;
import java.util.List;

/** Tells a person why a command could not do its work. */
final class ErrorReport {
  private ErrorReport() {}

  static int print(Terminal terminal, Exception error, List<String> args) {
    switch (error) {
      case BlueprintException documents ->
          documents.findings().forEach(finding -> terminal.err().println(finding));
      case PhaseException expected -> terminal.err().println("hawser: " + expected.getMessage());
      default -> terminal.err().println("hawser: " + words(error));
    }
    if (args.contains("--verbose") || System.getenv("HAWSER_DEBUG") != null) {
      error.printStackTrace(terminal.err());
    }
    return ExitCode.FAILED.number();
  }

  /** An exception that nobody meant for a person still says what it is. */
  private static String words(Exception error) {
    var message = error.getMessage();
    return message == null
        ? "unexpected " + error.getClass().getSimpleName() + "; HAWSER_DEBUG=1 shows where"
        : message;
  }
}
