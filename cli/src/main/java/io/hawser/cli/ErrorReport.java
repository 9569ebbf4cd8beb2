package io.hawser.cli;

import io.hawser.cli.output.ExitCode;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.Finding;
import io.hawser.engine.error.PhaseException;
import io.hawser.functions.data.DataErrors;
import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.repository.RepositoryException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Tells a person why a command could not do its work. */
final class ErrorReport {
  private ErrorReport() {}

  static int print(Terminal terminal, Exception error, List<String> args) {
    switch (error) {
      case BlueprintException documents ->
          documents.findings().forEach(finding -> terminal.err().println(line(finding)));
      case PhaseException expected -> print(terminal, expected, expected.errorClass());
      case BlobException storage -> print(terminal, storage, DataErrors.classOf(storage.kind()));
      case RepositoryException repository ->
          print(terminal, repository, DataErrors.classOf(repository.kind()));
      default -> terminal.err().println("hawser: " + words(error));
    }
    if (args.contains("--verbose") || System.getenv("HAWSER_DEBUG") != null) {
      error.printStackTrace(terminal.err());
    }
    return ExitCode.FAILED.number();
  }

  /** The class stands behind the words where it says what may help. */
  private static void print(Terminal terminal, Exception error, ErrorClass errorClass) {
    var what =
        switch (errorClass) {
          case TRANSIENT, THROTTLED, TIMEOUT, DENIED, CORRUPT, FULL ->
              " (" + errorClass.text() + ")";
          case MISSING, COMMAND, INVALID, ABORTED, INTERNAL -> "";
        };
    terminal.err().println("hawser: " + words(error) + what);
  }

  /** What stands at no place is told by the program. */
  private static String line(Finding finding) {
    return finding.position().isEmpty() ? "hawser: " + finding : finding.toString();
  }

  /** An exception that nobody meant for a person still says what it is. */
  private static String words(Exception error) {
    var message = error.getMessage();
    return switch (error) {
      case FileAlreadyExistsException e -> "'%s' is in the way".formatted(e.getFile());
      case NoSuchFileException e -> "'%s' does not exist".formatted(e.getFile());
      case AccessDeniedException e -> "'%s' may not be used by this user".formatted(e.getFile());
      default ->
          message == null
              ? "unexpected " + error.getClass().getSimpleName() + "; HAWSER_DEBUG=1 shows where"
              : message;
    };
  }
}
