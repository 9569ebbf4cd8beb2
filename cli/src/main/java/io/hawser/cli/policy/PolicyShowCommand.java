package io.hawser.cli.policy;

import io.hawser.cli.data.RepositoryOption;
import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Terminal;
import io.hawser.kopia.policy.EffectivePolicy;
import io.hawser.kopia.policy.Policies;
import io.hawser.kopia.policy.PolicyField;
import io.hawser.kopia.policy.PolicyFields;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is true for a target. */
@Command(
    name = "show",
    aliases = "get",
    description = {
      "Show what is true for a target after all policies that apply to it were added up.",
      "With -o json one object for each target, the same that 'kopia policy show --json' prints."
    })
final class PolicyShowCommand implements Runnable {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;

  @Mixin private RepositoryOption repository = new RepositoryOption();
  @Mixin private TargetArguments targets = new TargetArguments();
  @Mixin private OutputOption output = new OutputOption();

  PolicyShowCommand(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.repositories = repositories;
  }

  @Override
  public void run() {
    try (var opened = repositories.get().openForReading(repository.location())) {
      var policies = new Policies(opened);
      for (var target : targets.in(opened)) {
        var effective = policies.effective(target);
        if (output.isTable()) {
          table(effective);
        } else {
          output.printValue(terminal, effective.document().plain());
        }
      }
    }
  }

  private void table(EffectivePolicy policy) {
    terminal.err().println("policy of " + policy.target());
    var fields =
        PolicyFields.ALL.stream()
            .filter(field -> policy.document().get(field).isPresent())
            .toList();
    new Listing<PolicyField>()
        .column("field", PolicyField::name)
        .column("value", field -> policy.document().get(field))
        .column("from", field -> from(policy, field))
        .print(terminal, output.format(), fields);
  }

  private static String from(EffectivePolicy policy, PolicyField field) {
    return policy
        .definedBy(field)
        .filter(target -> !target.equals(policy.target()))
        .map(Object::toString)
        .orElse("this policy");
  }
}
