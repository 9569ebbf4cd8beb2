package io.hawser.cli.policy;

import io.hawser.cli.data.RepositoryOption;
import io.hawser.cli.machine.RepositoryAccess;
import io.hawser.cli.output.JsonText;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.kopia.policy.InvalidPolicyException;
import io.hawser.kopia.policy.Policies;
import io.hawser.kopia.policy.Policy;
import io.hawser.kopia.policy.PolicyDocument;
import io.hawser.kopia.policy.PolicyTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a person edit a policy as JSON. */
@Command(
    name = "edit",
    description = {
      "Edit policies as JSON in $VISUAL or $EDITOR. What is saved there is stored when the editor",
      "ends, unless it says what a policy may not: then nothing is changed, and the text is kept."
    })
final class PolicyEditCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<RepositoryAccess> repositories;
  private final TextEditor editor;

  @Mixin private RepositoryOption repository = new RepositoryOption();
  @Mixin private TargetArguments targets = new TargetArguments();

  PolicyEditCommand(Terminal terminal, Supplier<RepositoryAccess> repositories, TextEditor editor) {
    this.terminal = terminal;
    this.repositories = repositories;
    this.editor = editor;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var access = repositories.get();
    try (var opened = access.open(access.location(repository.location()))) {
      var policies = new Policies(opened);
      for (var target : targets.in(opened)) {
        var before = policies.defined(target).map(Policy::document).orElse(PolicyDocument.EMPTY);
        var after = edited(target, before);
        if (after.equals(before)) {
          terminal.err().println("the policy of %s stays as it was".formatted(target));
        } else {
          policies.set(target, after);
          opened.flush();
          terminal.err().println("changed the policy of " + target);
        }
      }
      return 0;
    }
  }

  private PolicyDocument edited(PolicyTarget target, PolicyDocument before)
      throws IOException, InterruptedException {
    // Made for this user alone.
    var file = Files.createTempFile("hawser-policy-", ".json");
    Files.writeString(file, text(target, before));
    editor.edit(file);
    var lines = Files.readAllLines(file).stream().filter(line -> !line.strip().startsWith("#"));
    var json = lines.collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
    var after = checked(target, before, json, file);
    Files.delete(file);
    return after;
  }

  private static PolicyDocument checked(
      PolicyTarget target, PolicyDocument before, byte[] json, Path file) {
    try {
      var after = PolicyDocument.parse(json);
      after.checkNames(before);
      after.check(target);
      return after;
    } catch (InvalidPolicyException e) {
      throw new PhaseException(
          ErrorClass.INVALID,
          "%s; nothing was changed, the text is kept in '%s'".formatted(e.getMessage(), file),
          e);
    }
  }

  private static String text(PolicyTarget target, PolicyDocument policy) {
    return """
    # The policy of %s. Save and leave the editor to store it.
    # Lines that begin with # are comments. Fields and what they may be: docs/policies.md

    %s
    """
        .formatted(target, JsonText.of(policy.plain()));
  }
}
