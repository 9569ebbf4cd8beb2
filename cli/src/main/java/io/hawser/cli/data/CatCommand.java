package io.hawser.cli.data;

import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.kopia.snapshot.DirectoryEntry;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a file of a snapshot. */
@Command(
    name = "cat",
    description = "Write a file of a snapshot to standard output.",
    footer = {"", "Example:", "  hawser cat -l disk k1a2b3c4/etc/motd"})
public final class CatCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Parameters(
      paramLabel = "SNAPSHOT/PATH",
      description = "The snapshot, by the start of its id, and a path in it.")
  private String place = "";

  public CatCommand(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.repositories = repositories;
  }

  @Override
  public Integer call() throws IOException {
    try (var opened = repositories.get().openForReading(repository.location())) {
      var entry = SnapshotPath.parse(place).findIn(opened);
      if (entry.type() != DirectoryEntry.Type.FILE) {
        throw new PhaseException(
            ErrorClass.INVALID,
            "'%s' is not a file; 'hawser ls' lists directories".formatted(place));
      }
      try (var content = opened.read(entry.object())) {
        content.transferTo(terminal.out());
      }
      terminal.out().flush();
      return 0;
    }
  }
}
