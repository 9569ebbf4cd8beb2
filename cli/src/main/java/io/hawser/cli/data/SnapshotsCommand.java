package io.hawser.cli.data;

import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Amounts;
import io.hawser.cli.terminal.Terminal;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.Summary;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the snapshots of a repository. */
@Command(
    name = "snapshots",
    description = "List the snapshots of a repository, the oldest first.",
    footer = {
      "",
      "Examples:",
      "  hawser snapshots -l samples/quickstart/backup.yaml",
      "  hawser snapshots -l disk --path /srv/ledger -o json"
    })
public final class SnapshotsCommand implements Runnable {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Option(names = "--path", description = "Only snapshots of this source path.")
  private @Nullable String path;

  @Mixin private OutputOption output = new OutputOption();

  public SnapshotsCommand(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.repositories = repositories;
  }

  @Override
  public void run() {
    try (var opened = repositories.get().openForReading(repository.location())) {
      var snapshots =
          new Snapshots(opened)
              .list().stream()
                  .filter(snapshot -> path == null || snapshot.source().path().equals(path))
                  .toList();
      new Listing<SnapshotManifest>()
          .column("id", SnapshotManifest::id)
          .column("source", snapshot -> snapshot.source().toString())
          .column("startedAt", SnapshotManifest::startTime)
          .column("files", snapshot -> summary(snapshot, Summary::files))
          .column("size", snapshot -> summary(snapshot, summary -> Amounts.bytes(summary.size())))
          .column("state", snapshot -> snapshot.isComplete() ? "complete" : snapshot.incomplete())
          .detail("endedAt", SnapshotManifest::endTime)
          .detail("sizeBytes", snapshot -> summary(snapshot, Summary::size))
          .detail("description", SnapshotManifest::description)
          .detail("tags", SnapshotManifest::tags)
          .detail("pins", SnapshotManifest::pins)
          .print(terminal, output.format(), snapshots);
    }
  }

  private static Optional<Object> summary(
      SnapshotManifest snapshot, Function<Summary, Object> value) {
    return snapshot.rootEntry().flatMap(root -> root.summary()).map(value);
  }
}
