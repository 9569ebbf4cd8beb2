package io.hawser.cli.data;

import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Amounts;
import io.hawser.cli.terminal.Terminal;
import io.hawser.kopia.policy.Expiry;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.Summary;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

  /** Not required by itself: a command below has its own. */
  @Option(
      names = {"-l", "--location"},
      paramLabel = "LOCATION",
      description = {
        "A file with a Location, FILE/NAME where it holds several,",
        "or a connection saved by 'hawser repo connect'."
      })
  private @Nullable String location;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--path", description = "Only snapshots of this source path.")
  private @Nullable String path;

  @Mixin private OutputOption output = new OutputOption();

  public SnapshotsCommand(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.repositories = repositories;
  }

  /** The command with those below it. */
  public static CommandLine withSubcommands(
      Terminal terminal, Supplier<RepositoryAccess> repositories) {
    return new CommandLine(new SnapshotsCommand(terminal, repositories))
        .addSubcommand(new PinCommand(terminal, repositories));
  }

  @Override
  public void run() {
    if (location == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--location=LOCATION'");
    }
    try (var opened = repositories.get().openForReading(location)) {
      var reasons = reasons(opened);
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
          .column("keptAs", snapshot -> String.join(",", kept(snapshot, reasons)))
          .detail("endedAt", SnapshotManifest::endTime)
          .detail("sizeBytes", snapshot -> summary(snapshot, Summary::size))
          .detail("description", SnapshotManifest::description)
          .detail("tags", SnapshotManifest::tags)
          .detail("pins", SnapshotManifest::pins)
          .detail("retentionReasons", snapshot -> reasons.getOrDefault(snapshot.id(), List.of()))
          .print(terminal, output.format(), snapshots);
    }
  }

  /** Why retention keeps each snapshot, by its id; a damaged policy does not hide snapshots. */
  private Map<String, List<String>> reasons(Repository opened) {
    var reasons = new HashMap<String, List<String>>();
    try {
      collectReasons(opened, reasons);
    } catch (RepositoryException e) {
      terminal.err().println("hawser: why snapshots are kept is not known: " + e.getMessage());
    }
    return reasons;
  }

  private static void collectReasons(Repository opened, Map<String, List<String>> reasons) {
    for (var verdicts : new Expiry(opened, ZoneId.systemDefault()).judgeAll().values()) {
      verdicts.forEach(verdict -> reasons.put(verdict.snapshot().id(), verdict.reasons()));
    }
  }

  private static List<String> kept(SnapshotManifest snapshot, Map<String, List<String>> reasons) {
    var kept = new ArrayList<>(reasons.getOrDefault(snapshot.id(), List.of()));
    snapshot.pins().forEach(pin -> kept.add("pin:" + pin));
    return kept;
  }

  private static Optional<Object> summary(
      SnapshotManifest snapshot, Function<Summary, Object> value) {
    return snapshot.rootEntry().flatMap(root -> root.summary()).map(value);
  }
}
