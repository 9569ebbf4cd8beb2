package io.hawser.cli.policy;

import io.hawser.cli.data.RepositoryOption;
import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.kopia.policy.Policies;
import io.hawser.kopia.policy.Policy;
import io.hawser.kopia.policy.PolicyDocument;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Changes policies by options, which are those of {@code kopia policy set}. */
@Command(
    name = "set",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Change what policies say; what no option names stays as it is.",
      "The word 'inherit' as a value removes a field, so that it is taken from the policies above."
    })
final class PolicySetCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;

  @Mixin private RepositoryOption repository = new RepositoryOption();
  @Mixin private TargetArguments targets = new TargetArguments();

  @Spec private CommandSpec spec = CommandSpec.create();

  private PolicySetCommand(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    this.terminal = terminal;
    this.repositories = repositories;
  }

  /** The command with an option for each flag. */
  static CommandLine spec(Terminal terminal, Supplier<RepositoryAccess> repositories) {
    var line = new CommandLine(new PolicySetCommand(terminal, repositories));
    PolicyFlags.ALL.forEach(flag -> line.getCommandSpec().addOption(option(flag)));
    return line;
  }

  private static OptionSpec option(PolicyFlag flag) {
    var option = OptionSpec.builder(flag.option()).description(flag.help());
    return switch (flag.form()) {
      case SWITCH -> option.type(boolean.class).build();
      case ONE -> option.type(String.class).paramLabel(flag.label()).build();
      case MANY ->
          option.type(List.class).auxiliaryTypes(String.class).paramLabel(flag.label()).build();
    };
  }

  @Override
  public Integer call() throws IOException {
    var given = new GivenFlags(given());
    if (given.isEmpty()) {
      throw new PhaseException(
          ErrorClass.INVALID, "nothing to change; 'hawser policy set --help' lists what can be");
    }
    var access = repositories.get();
    try (var opened = access.open(access.location(repository.location()))) {
      var policies = new Policies(opened);
      for (var target : targets.in(opened)) {
        var policy = policies.defined(target).map(Policy::document).orElse(PolicyDocument.EMPTY);
        for (var edit : PolicyFlags.EDITS) {
          policy = edit.apply(policy, given);
        }
        policies.set(target, policy);
        terminal.err().println("changed the policy of " + target);
      }
      opened.flush();
      return 0;
    }
  }

  private Map<String, List<String>> given() {
    var given = new LinkedHashMap<String, List<String>>();
    var parsed = spec.commandLine().getParseResult();
    for (var flag : PolicyFlags.ALL) {
      var option = parsed.matchedOption(flag.option());
      if (option != null) {
        given.put(flag.name(), option.stringValues());
      }
    }
    return given;
  }
}
