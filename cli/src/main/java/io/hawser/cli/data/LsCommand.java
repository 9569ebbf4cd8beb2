package io.hawser.cli.data;

import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.output.ExitCode;
import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Terminal;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryItem;
import io.hawser.kopia.snapshot.SnapshotTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists a directory of a snapshot. */
@Command(
    name = "ls",
    description = {
      "List a directory of a snapshot.",
      "Bytes of a name that are not printable are shown as \\xNN."
    },
    footer = {
      "",
      "Examples:",
      "  hawser ls -l disk k1a2b3c4",
      "  hawser ls -l disk k1a2b3c4/var/lib -o json"
    })
public final class LsCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Parameters(
      paramLabel = "SNAPSHOT[/PATH]",
      description = "The snapshot, by the start of its id, and a path in it.")
  private String place = "";

  @Mixin private OutputOption output = new OutputOption();

  public LsCommand(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.repositories = repositories;
  }

  @Override
  public Integer call() {
    try (var opened = repositories.get().openForReading(repository.location())) {
      var entries = new ArrayList<DirectoryEntry>();
      var damaged = new ArrayList<DirectoryItem.Bad>();
      var found = SnapshotPath.parse(place).findIn(opened);
      if (found.isDirectory()) {
        new SnapshotTree(opened)
            .list(
                found,
                item -> {
                  switch (item) {
                    case DirectoryItem.Good(var entry) -> entries.add(entry);
                    case DirectoryItem.Bad bad -> damaged.add(bad);
                  }
                });
      } else {
        entries.add(found);
      }
      print(entries);
      damaged.forEach(
          bad -> terminal.err().println("hawser: '%s': %s".formatted(bad.name(), bad.problem())));
      return (damaged.isEmpty() ? ExitCode.OK : ExitCode.PARTIAL).number();
    }
  }

  private void print(List<DirectoryEntry> entries) {
    new Listing<DirectoryEntry>()
        .column("type", DirectoryEntry::type)
        .column("mode", entry -> "%04o".formatted(entry.mode()))
        .column("owner", entry -> entry.uid() + ":" + entry.gid())
        .column("size", LsCommand::size)
        .column("modifiedAt", LsCommand::modified)
        .column("name", entry -> entry.name().toString())
        .detail("object", entry -> entry.object().text())
        .print(terminal, output.format(), entries);
  }

  /** Of a directory, what is below it. */
  private static long size(DirectoryEntry entry) {
    return entry.summary().map(summary -> summary.size()).orElse(entry.size());
  }

  private static Instant modified(DirectoryEntry entry) {
    return Instant.ofEpochSecond(0, entry.mtimeNanos());
  }
}
