package io.hawser.cli.policy;

import io.hawser.cli.data.RepositoryOption;
import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.terminal.Terminal;
import io.hawser.kopia.policy.Policies;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes policies. */
@Command(
    name = "remove",
    aliases = {"delete", "rm"},
    description = "Remove policies; what they said is then taken from those above them.")
final class PolicyRemoveCommand implements Runnable {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;

  @Mixin private RepositoryOption repository = new RepositoryOption();
  @Mixin private TargetArguments targets = new TargetArguments();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Only say what would be removed.")
  private boolean dryRun;

  PolicyRemoveCommand(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.repositories = repositories;
  }

  @Override
  public void run() {
    var access = repositories.get();
    try (var opened = access.open(access.location(repository.location()))) {
      var policies = new Policies(opened);
      for (var target : targets.in(opened)) {
        if (policies.defined(target).isEmpty()) {
          terminal.err().println("%s has no policy of its own".formatted(target));
        } else if (dryRun) {
          terminal.err().println("would remove the policy of " + target);
        } else {
          policies.remove(target);
          opened.flush();
          terminal.err().println("removed the policy of " + target);
        }
      }
    }
  }
}
