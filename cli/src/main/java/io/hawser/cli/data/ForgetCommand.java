package io.hawser.cli.data;

import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets snapshots. */
@Command(
    name = "forget",
    description = {
      "Forget snapshots. What only they hold is removed by a later maintenance.",
      "All that are named must exist and have no pin, or none is forgotten."
    },
    footer = {"", "Example:", "  hawser forget -l disk k1a2b3c4"})
public final class ForgetCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "SNAPSHOT",
      description = "Snapshots, by the start of their ids.")
  private List<String> ids = List.of();

  @Option(names = "--pinned", description = "Also those that are pinned.")
  private boolean pinned;

  public ForgetCommand(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.repositories = repositories;
  }

  @Override
  public Integer call() {
    var access = repositories.get();
    try (var opened = access.open(access.location(repository.location()))) {
      var snapshots = new Snapshots(opened);
      var found = ids.stream().map(snapshots::find).toList();
      found.forEach(this::requireForgettable);
      found.forEach(snapshots::forget);
      opened.flush();
      found.forEach(snapshot ->
          terminal.err().println("forgot %s (%s)".formatted(snapshot.id(), snapshot.source())));
      return 0;
    }
  }

  private void requireForgettable(SnapshotManifest snapshot) {
    if (!snapshot.pins().isEmpty() && !pinned) {
      throw new PhaseException(
          ErrorClass.DENIED,
          "snapshot '%s' is pinned (%s); --pinned forgets it all the same"
              .formatted(snapshot.id(), String.join(", ", snapshot.pins())));
    }
  }
}
