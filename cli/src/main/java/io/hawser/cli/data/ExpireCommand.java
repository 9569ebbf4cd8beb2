package io.hawser.cli.data;

import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Amounts;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.kopia.policy.Expiry;
import io.hawser.kopia.policy.PolicyTarget;
import io.hawser.kopia.policy.Verdict;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets the snapshots that retention does not keep. */
@Command(
    name = "expire",
    description = {
      "List the snapshots that no rule of retention keeps, and forget them with --delete.",
      "The rules are those of each source's policy; pins keep a snapshot whatever they say."
    },
    footer = {
      "",
      "Examples:",
      "  hawser expire -l disk --all",
      "  hawser expire -l disk --delete user@host:/srv/app"
    })
public final class ExpireCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Option(names = "--all", description = "Snapshots of all sources.")
  private boolean all;

  @Parameters(
      arity = "0..*",
      paramLabel = "SOURCE",
      description = "Sources: user@host:/path, or the path of a directory of this user and host.")
  private List<String> sources = List.of();

  @Option(names = "--delete", description = "Forget them; without it they are only listed.")
  private boolean delete;

  @Mixin private OutputOption output = new OutputOption();

  public ExpireCommand(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.repositories = repositories;
  }

  @Override
  public Integer call() {
    if (all != sources.isEmpty()) {
      throw new PhaseException(
          ErrorClass.INVALID, "say whose snapshots: either --all or one or more sources");
    }
    var access = repositories.get();
    var location = access.location(repository.location());
    try (var opened = delete ? access.open(location) : access.openForReading(location)) {
      var expired = new ArrayList<SnapshotManifest>();
      verdicts(opened)
          .forEach((source, verdicts) -> {
            var going =
                verdicts.stream().filter(Verdict::isExpired).map(Verdict::snapshot).toList();
            expired.addAll(going);
            say(source, going.size(), verdicts.size());
          });
      if (delete) {
        expired.forEach(new Snapshots(opened)::forget);
        opened.flush();
      }
      print(expired);
      return 0;
    }
  }

  private Map<SourceInfo, List<Verdict>> verdicts(Repository opened) {
    var expiry = new Expiry(opened, ZoneId.systemDefault());
    if (all) {
      return expiry.judgeAll();
    }
    var verdicts = new TreeMap<SourceInfo, List<Verdict>>(SourceInfo.BY_TEXT);
    for (var text : sources) {
      var target = PolicyTarget.parse(text, opened.identity());
      var source = new SourceInfo(target.user(), target.host(), target.path());
      verdicts.put(source, expiry.judge(source));
    }
    return verdicts;
  }

  private void say(SourceInfo source, int expired, int all) {
    if (expired == 0) {
      terminal.err().println("nothing to forget of " + source);
    } else {
      var words = delete ? "forgets %d of %s of %s" : "%d of %s of %s would go; --delete does it";
      terminal.err().println(words.formatted(expired, Amounts.count(all, "snapshot"), source));
    }
  }

  private void print(List<SnapshotManifest> expired) {
    new Listing<SnapshotManifest>()
        .column("id", SnapshotManifest::id)
        .column("source", snapshot -> snapshot.source().toString())
        .column("startedAt", SnapshotManifest::startTime)
        .column("state", snapshot -> snapshot.isComplete() ? "complete" : snapshot.incomplete())
        .detail("deleted", _ -> delete)
        .print(terminal, output.format(), expired);
  }
}
