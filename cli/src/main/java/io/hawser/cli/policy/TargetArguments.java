package io.hawser.cli.policy;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.kopia.policy.Policies;
import io.hawser.kopia.policy.Policy;
import io.hawser.kopia.policy.PolicyTarget;
import io.hawser.kopia.repository.Repository;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose policies a command is about. */
public final class TargetArguments {
  @Option(names = "--global", description = "The policy of everything.")
  private boolean global;

  @Parameters(
      arity = "0..*",
      paramLabel = "TARGET",
      description = {
        "Whose policy: @host, user@host, user@host:/path, the path of a directory of this user",
        "on this host, or a policy's id."
      })
  private List<String> targets = List.of();

  List<PolicyTarget> in(Repository repository) {
    if (global != targets.isEmpty()) {
      throw new PhaseException(
          ErrorClass.INVALID, "say whose policy: either --global or one or more targets");
    }
    if (global) {
      return List.of(PolicyTarget.GLOBAL);
    }
    var policies = new Policies(repository);
    return targets.stream()
        .map(text ->
            policies
                .byId(text)
                .map(Policy::target)
                .orElseGet(() -> PolicyTarget.parse(text, repository.identity())))
        .toList();
  }
}
