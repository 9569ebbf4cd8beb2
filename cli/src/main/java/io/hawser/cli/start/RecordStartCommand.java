package io.hawser.cli.start;

import io.hawser.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Runs a few commands in one process, so that the build can record which classes and methods a
 * start needs (an AOT cache, JEP 514).
 */
@Command(
    name = "record-start",
    hidden = true,
    description = "Run what the start-up cache is to hold; used by the build.")
public final class RecordStartCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ToIntFunction<String[]> hawser;

  @Parameters(paramLabel = "FILE", description = "Documents to check, plan and run.")
  private List<String> files = List.of();

  public RecordStartCommand(Terminal terminal, ToIntFunction<String[]> hawser) {
    this.terminal = terminal;
    this.hawser = hawser;
  }

  @Override
  public Integer call() {
    run("version");
    run("--help");
    for (var file : files) {
      run("lint", file);
      run("plan", file);
      run("run", file);
    }
    run("runs");
    run("runs", "-o", "json");
    run("functions", "list");
    return 0;
  }

  private void run(String... args) {
    int exitCode = hawser.applyAsInt(args);
    terminal.err().println(String.join(" ", args) + ": exit code " + exitCode);
  }
}
