package io.hawser.cli.policy;

import io.hawser.cli.data.RepositoryOption;
import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Terminal;
import io.hawser.kopia.policy.Policies;
import io.hawser.kopia.policy.Policy;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the policies of a repository. */
@Command(name = "list", aliases = "ls", description = "List the policies of a repository.")
final class PolicyListCommand implements Runnable {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;

  @Mixin private RepositoryOption repository = new RepositoryOption();
  @Mixin private OutputOption output = new OutputOption();

  PolicyListCommand(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.repositories = repositories;
  }

  @Override
  public void run() {
    try (var opened = repositories.get().openForReading(repository.location())) {
      new Listing<Policy>()
          .column("id", Policy::id)
          .column("target", policy -> policy.target().toString())
          .detail("policy", policy -> policy.document().plain())
          .print(terminal, output.format(), new Policies(opened).list());
    }
  }
}
