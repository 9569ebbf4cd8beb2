package io.hawser.cli.policy;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The person's editor: {@code $VISUAL}, else {@code $EDITOR}, else {@code vi}. */
final class TextEditor {
  private final Map<String, String> environment;

  TextEditor(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Opens a file on the person's screen and waits until the editor ends. */
  void edit(Path file) throws IOException, InterruptedException {
    var command = command();
    // By the shell, as everywhere: the variable may hold options too.
    var process =
        new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
            .inheritIO()
            .start();
    int status = process.waitFor();
    if (status != 0) {
      throw new PhaseException(
          ErrorClass.COMMAND,
          "the editor '%s' ended with status %d; nothing was changed".formatted(command, status));
    }
  }

  private String command() {
    for (var variable : new String[] {"VISUAL", "EDITOR"}) {
      var value = environment.getOrDefault(variable, "");
      if (!value.isBlank()) {
        return value;
      }
    }
    return "vi";
  }
}
