package io.hawser.cli.start;

import io.hawser.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the version. */
@Command(name = "version", description = "Print the version of Hawser and of the Java machine.")
public final class VersionCommand implements Callable<Integer> {
  private final Terminal terminal;

  public VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    terminal.out().println("hawser " + version() + " (Java " + Runtime.version() + ")");
    return 0;
  }

  private static String version() throws IOException {
    try (var text = VersionCommand.class.getResourceAsStream("/io/hawser/cli/version.txt")) {
      var bytes = Objects.requireNonNull(text, "the build puts it there").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).strip();
    }
  }
}
