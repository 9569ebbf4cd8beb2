package io.hawser.cli.data;

import io.hawser.cli.machine.Connections;
import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.output.ExitCode;
import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Amounts;
import io.hawser.cli.terminal.Terminal;
import io.hawser.crds.Location;
import io.hawser.crds.ObjectMeta;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryStatus;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.verify.Verifier;
import io.hawser.kopia.verify.VerifyOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes repositories and looks at them. */
@Command(
    name = "repo",
    description = "Make repositories, remember them by name, and look at them.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  hawser repo create -l location.yaml",
      "  hawser repo connect disk -l location.yaml",
      "  hawser repo status -l disk"
    })
public final class RepoCommand {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;
  private final Supplier<Connections> connections;

  public RepoCommand(
      Terminal terminal,
      Supplier<RepositoryAccess> repositories,
      Supplier<Connections> connections) {
    this.terminal = terminal;
    this.repositories = repositories;
    this.connections = connections;
  }

  @Command(
      name = "create",
      description = {
        "Make a repository where there is none yet.",
        "Names of algorithms are Kopia's; a wrong one is answered with those that there are."
      })
  void create(@Mixin RepositoryOption repository, @Mixin FormatOptions format) {
    var access = repositories.get();
    var location = format.over(access.location(repository.location()));
    if (isThere(access, location)) {
      throw new PhaseException(
          ErrorClass.INVALID,
          "'%s' is a repository already; 'hawser repo status' shows it"
              .formatted(repository.location()));
    }
    try (var opened = access.create(location)) {
      terminal.err().println("made the repository " + opened.status().storage());
    }
  }

  @Command(
      name = "connect",
      description = {
        "Open a repository and remember its Location by a name.",
        "Where secrets come from is saved, never a secret."
      })
  void connect(
      @Parameters(paramLabel = "NAME", description = "The name to save it under.") String name,
      @Mixin RepositoryOption repository) {
    var access = repositories.get();
    var location = access.location(repository.location());
    try (var opened = access.openForReading(location)) {
      var metadata = new ObjectMeta(name, null, Map.of(), Map.of());
      connections
          .get()
          .save(new Location(location.apiVersion(), metadata, location.spec()), Path.of(""));
      terminal.err().println("saved '%s': %s".formatted(name, opened.status().storage()));
    }
  }

  @Command(name = "status", description = "Show what a repository is.")
  void status(@Mixin RepositoryOption repository, @Mixin OutputOption output) {
    try (var opened = repositories.get().openForReading(repository.location())) {
      new Listing<RepositoryStatus>()
          .column("storage", RepositoryStatus::storage)
          .column("formatVersion", RepositoryStatus::formatVersion)
          .column("hash", RepositoryStatus::hash)
          .column("encryption", RepositoryStatus::encryption)
          .column("splitter", RepositoryStatus::splitter)
          .column("maxPack", status -> Amounts.bytes(status.maxPackBytes()))
          .detail("uniqueId", RepositoryStatus::uniqueId)
          .detail("indexVersion", RepositoryStatus::indexVersion)
          .detail("epochManager", RepositoryStatus::epochManager)
          .detail("maxPackBytes", RepositoryStatus::maxPackBytes)
          .detail("eccOverheadPercent", RepositoryStatus::eccOverheadPercent)
          .print(terminal, output.format(), List.of(opened.status()));
    }
  }

  @Command(
      name = "verify",
      description = "Check that every file of every snapshot is there; read a part of them.")
  int verify(
      @Mixin RepositoryOption repository,
      @Option(
              names = "--files-percent",
              defaultValue = "100",
              paramLabel = "N",
              description = "How many of the files to read; ${DEFAULT-VALUE} when absent.")
          double filesPercent)
      throws InterruptedException {
    var everything = VerifyOptions.everything();
    var options = new VerifyOptions(filesPercent, everything.seed(), everything.parallelism());
    try (var opened = repositories.get().openForReading(repository.location())) {
      long problems = 0;
      for (var snapshot : new Snapshots(opened).list()) {
        problems += verify(new Verifier(opened, options), snapshot);
      }
      return (problems == 0 ? ExitCode.OK : ExitCode.FAILED).number();
    }
  }

  private long verify(Verifier verifier, SnapshotManifest snapshot) throws InterruptedException {
    if (snapshot.rootEntry().isEmpty()) {
      terminal.err().println("hawser: snapshot '%s' has no root entry".formatted(snapshot.id()));
      return 1;
    }
    var result = verifier.verify(snapshot.rootEntry().get());
    terminal
        .err()
        .println(
            "%s: %s, %d read (%s), %s"
                .formatted(
                    snapshot.id(),
                    Amounts.count(result.files(), "file"),
                    result.filesRead(),
                    Amounts.bytes(result.bytesRead()),
                    Amounts.count(result.problemCount(), "problem")));
    result
        .problems()
        .forEach(problem ->
            terminal.err().println("hawser: '%s': %s".formatted(problem.path(), problem.reason())));
    return result.problemCount();
  }

  /** False also where there is not even a directory. */
  private static boolean isThere(RepositoryAccess access, Location location) {
    try (var _ = access.openForReading(location)) {
      return true;
    } catch (BlobException e) {
      if (e.kind() == BlobException.Kind.MISSING) {
        return false;
      }
      throw e;
    } catch (RepositoryException e) {
      if (e.kind() == RepositoryException.Kind.NOT_A_REPOSITORY) {
        return false;
      }
      throw e;
    }
  }
}
