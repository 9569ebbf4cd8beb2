package io.hawser.cli.data;

import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.output.ExitCode;
import io.hawser.cli.terminal.Amounts;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.journal.RunStore;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.restore.Overwrite;
import io.hawser.kopia.restore.RestoreOptions;
import io.hawser.kopia.restore.RestoreResult;
import io.hawser.kopia.restore.Restorer;
import io.hawser.kopia.snapshot.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores a snapshot, or a part of it. */
@Command(
    name = "restore",
    description = {
      "Restore a snapshot, or a part of it, into a directory. Nothing is written outside of it.",
      "A restore that was broken off is taken up by the same command."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  hawser restore quickstart-backup-20261125T101500-abcde --target restored",
      "  hawser restore k1a2b3c4 -l disk --path etc/app --target /tmp/app --overwrite older"
    })
public final class RestoreCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<RunStore> runs;
  private final Supplier<RepositoryAccess> repositories;

  @Parameters(
      paramLabel = "RUN|SNAPSHOT",
      description = "A run that made a backup, or a snapshot by the start of its id.")
  private String what = "";

  @Option(names = "--target", required = true, paramLabel = "DIR", description = "Where to.")
  private Path target = Path.of("");

  @Option(
      names = {"-l", "--location"},
      paramLabel = "LOCATION",
      description = "The repository; a run knows its own. See 'hawser snapshots --help'.")
  private @Nullable String location;

  @Option(names = "--path", defaultValue = "", description = "Only this part of the snapshot.")
  private String path = "";

  @Option(
      names = "--overwrite",
      defaultValue = "never",
      paramLabel = "WHEN",
      description = "What to do with other files in the way: ${COMPLETION-CANDIDATES}.")
  private Overwrite overwrite = Overwrite.NEVER;

  public RestoreCommand(
      Terminal terminal, Supplier<RunStore> runs, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.runs = runs;
    this.repositories = repositories;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (location != null) {
      try (var repository = repositories.get().openForReading(location)) {
        return restore(repository, what);
      }
    }
    var backup =
        RunBackup.find(runs.get(), what)
            .orElseThrow(() ->
                new PhaseException(
                    ErrorClass.MISSING,
                    "no run '%s'; to restore a snapshot, name its repository with --location"
                        .formatted(what)));
    try (var repository = repositories.get().openForReading(backup.location(), backup.base())) {
      return restore(repository, backup.snapshotId());
    }
  }

  private int restore(Repository repository, String snapshot)
      throws IOException, InterruptedException {
    var entry = new SnapshotPath(snapshot, path).findIn(repository);
    long totalBytes = entry.summary().map(Summary::size).orElse(entry.size());
    try (var meter = new RestoreMeter(terminal, totalBytes)) {
      var options = RestoreOptions.defaults().withOverwrite(overwrite);
      var result =
          new Restorer(repository, FileTree.local(), options, meter).restore(entry, target);
      meter.close();
      tell(result);
      return (result.isWhole() ? ExitCode.OK : ExitCode.PARTIAL).number();
    }
  }

  private void tell(RestoreResult result) {
    terminal
        .err()
        .println(
            "restored %s (%s) into '%s'; %s there already"
                .formatted(
                    Amounts.count(result.files(), "file"),
                    Amounts.bytes(result.bytes()),
                    target,
                    Amounts.count(result.alreadyThere(), "file")));
    if (result.ownersNotSet() > 0) {
      terminal
          .err()
          .println("owners were not set (%d): only root may".formatted(result.ownersNotSet()));
    }
    result
        .problems()
        .forEach(problem ->
            terminal.err().println("hawser: '%s': %s".formatted(problem.path(), problem.reason())));
    if (result.problems().stream().anyMatch(problem -> problem.kind() == RestoreResult.Kind.KEPT)) {
      terminal.err().println("what is there was kept; --overwrite older or always replaces it");
    }
    long untold = result.problemCount() - result.problems().size();
    if (untold > 0) {
      terminal.err().println("hawser: and %d more".formatted(untold));
    }
  }
}
