package io.hawser.cli.data;

import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pins snapshots, so that retention keeps them, or takes pins away. */
@Command(
    name = "pin",
    description = {
      "Pin snapshots: neither retention nor 'hawser forget' removes one that has a pin.",
      "A snapshot whose pins change gets a new id."
    },
    footer = {"", "Example:", "  hawser snapshots pin -l disk --add before-upgrade k1a2b3c4"})
public final class PinCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Option(names = "--add", paramLabel = "PIN", description = "Pins to add.")
  private List<String> add = List.of();

  @Option(names = "--remove", paramLabel = "PIN", description = "Pins to remove.")
  private List<String> remove = List.of();

  @Parameters(
      arity = "1..*",
      paramLabel = "SNAPSHOT",
      description = "Snapshots, by the start of their ids or by the ids of their root objects.")
  private List<String> ids = List.of();

  public PinCommand(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.repositories = repositories;
  }

  @Override
  public Integer call() {
    if (add.isEmpty() && remove.isEmpty()) {
      throw new PhaseException(ErrorClass.INVALID, "say which pins: --add, --remove, or both");
    }
    var access = repositories.get();
    try (var opened = access.open(access.location(repository.location()))) {
      var snapshots = new Snapshots(opened);
      var all = snapshots.list();
      var found = ids.stream().flatMap(id -> find(snapshots, all, id).stream()).distinct().toList();
      found.forEach(snapshot -> change(snapshots, snapshot));
      opened.flush();
      return 0;
    }
  }

  private static List<SnapshotManifest> find(
      Snapshots snapshots, List<SnapshotManifest> all, String id) {
    var byRoot = all.stream().filter(snapshot -> hasRoot(snapshot, id)).toList();
    return byRoot.isEmpty() ? List.of(snapshots.find(id)) : byRoot;
  }

  private static boolean hasRoot(SnapshotManifest snapshot, String id) {
    return snapshot.rootEntry().filter(root -> root.object().text().equals(id)).isPresent();
  }

  private void change(Snapshots snapshots, SnapshotManifest snapshot) {
    var pins = new TreeSet<>(snapshot.pins());
    pins.addAll(add);
    remove.forEach(pins::remove);
    if (List.copyOf(pins).equals(snapshot.pins())) {
      terminal.err().println("%s stays as it was".formatted(snapshot.id()));
      return;
    }
    var saved = snapshots.save(snapshot.withPins(List.copyOf(pins)));
    terminal
        .err()
        .println(
            "%s is now %s, with %s"
                .formatted(
                    snapshot.id(),
                    saved.id(),
                    pins.isEmpty() ? "no pin" : "the pins " + String.join(", ", pins)));
  }
}
