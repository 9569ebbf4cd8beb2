package io.hawser.cli.actionset;

import io.hawser.cli.output.YamlText;
import io.hawser.cli.terminal.Terminal;
import io.hawser.crds.ObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes an ActionSet. */
@Command(
    name = "create",
    description = {
      "Write an ActionSet: one action for each subject.",
      "With --from it takes over what the parent had and what its run left behind."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  hawser actionset create --dry-run -a backup -b ledger --directory data --location disk",
      "  hawser actionset create --dry-run -a restore --from RUN | hawser run blueprint.yaml -"
    })
public final class CreateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Function<String, Parent> parents;
  private final RandomGenerator random;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-a", "--action"},
      description = "The blueprint's action to run.")
  private @Nullable String action;

  @Option(
      names = {"-b", "--blueprint"},
      description = "Name of the blueprint.")
  private @Nullable String blueprint;

  @Option(
      names = {"-f", "--from"},
      paramLabel = "PARENT",
      description = "A run, or the name of an ActionSet that was run.")
  private @Nullable String from;

  @Option(
      names = {"-A", "--name"},
      description = "Name of the ActionSet; made up when absent.")
  private @Nullable String name;

  @Option(names = "--directory", split = ",", description = "Directories to protect.")
  private List<String> directories = List.of();

  @Option(names = "--location", description = "Name of the Location.")
  private @Nullable String location;

  @Option(names = "--input", paramLabel = "KEY=VALUE", description = "A typed input of the action.")
  private List<String> inputs = List.of();

  @Option(
      names = {"-n", "--namespace"},
      defaultValue = "default",
      description = "Namespace of a profile without one.")
  private String namespace = "default";

  @Option(
      names = {"-d", "--deployment"},
      split = ",",
      paramLabel = "NS/NAME",
      description = "Deployments to protect.")
  private List<String> deployments = List.of();

  @Option(
      names = {"-t", "--statefulset"},
      split = ",",
      paramLabel = "NS/NAME",
      description = "StatefulSets to protect.")
  private List<String> statefulSets = List.of();

  @Option(
      names = {"-D", "--deploymentconfig"},
      split = ",",
      paramLabel = "NS/NAME",
      description = "DeploymentConfigs to protect.")
  private List<String> deploymentConfigs = List.of();

  @Option(
      names = {"-v", "--pvc"},
      split = ",",
      paramLabel = "NS/NAME",
      description = "Volume claims to protect.")
  private List<String> claims = List.of();

  @Option(
      names = {"-T", "--namespacetargets"},
      split = ",",
      paramLabel = "NS",
      description = "Namespaces to protect.")
  private List<String> namespaces = List.of();

  @Option(
      names = {"-O", "--objects"},
      split = ",",
      paramLabel = "GROUP/VERSION/RESOURCE/NS/NAME",
      description = "Any objects to protect.")
  private List<String> objects = List.of();

  @Option(
      names = {"-p", "--profile"},
      paramLabel = "[NS/]NAME",
      description = "The profile.")
  private @Nullable String profile;

  @Option(
      names = {"-c", "--config-maps"},
      split = ",",
      paramLabel = "REF=NS/NAME",
      description = "ConfigMaps for the blueprint.")
  private List<String> configMaps = List.of();

  @Option(
      names = {"-s", "--secrets"},
      split = ",",
      paramLabel = "REF=NS/NAME",
      description = "Secrets for the blueprint.")
  private List<String> secrets = List.of();

  @Option(
      names = {"-o", "--options"},
      split = ",",
      paramLabel = "KEY=VALUE",
      description = "Options of the action.")
  private List<String> options = List.of();

  @Option(names = "--labels", paramLabel = "KEY=VALUE,…", description = "Labels of the ActionSet.")
  private @Nullable String labels;

  @Option(
      names = "--podlabels",
      split = ",",
      paramLabel = "KEY=VALUE",
      description = "Labels of pods.")
  private List<String> podLabels = List.of();

  @Option(
      names = "--podannotations",
      split = ",",
      paramLabel = "KEY=VALUE",
      description = "Annotations of pods.")
  private List<String> podAnnotations = List.of();

  @Option(names = "--skip-validation", description = "Accepted; nothing is looked up in a cluster.")
  private boolean skipValidation;

  @Option(names = "--dry-run", description = "Print the ActionSet as YAML.")
  private boolean dryRun;

  /**
   * @param parents finds what {@code --from} names
   * @param random for names that are made up
   */
  public CreateCommand(
      Terminal terminal, Function<String, Parent> parents, RandomGenerator random) {
    this.terminal = terminal;
    this.parents = parents;
    this.random = random;
  }

  @Override
  public Integer call() {
    if (!dryRun) {
      throw usage(
          "there is no cluster to create it in; add --dry-run and hand it on: … | hawser run"
              + " BLUEPRINT -");
    }
    try {
      var draft = draft();
      var actionSet = draft.actionSet(from == null ? null : parents.apply(from), random);
      var actions = actionSet.spec().actions();
      if (profile == null && actions.stream().anyMatch(one -> one.location() == null)) {
        terminal
            .err()
            .println("hawser: no profile or location is given; actions that use one will fail");
      }
      terminal.out().print(YamlText.of(ActionSetText.of(actionSet)));
      return CommandLine.ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Draft draft() {
    return new Draft(
        action,
        blueprint,
        name,
        subjects(),
        directories,
        location,
        OptionText.values("--input", inputs),
        profile == null ? null : OptionText.profile(profile, namespace),
        OptionText.references("config map", configMaps),
        OptionText.references("secret", secrets),
        OptionText.pairs("--options", options),
        labels == null ? List.of() : List.of(labels.split(",", -1)),
        OptionText.labels("--podlabels", podLabels),
        OptionText.labels("--podannotations", podAnnotations));
  }

  private List<ObjectReference> subjects() {
    var subjects = new ArrayList<ObjectReference>();
    deployments.forEach(text -> subjects.add(OptionText.namespaced("deployment", text)));
    statefulSets.forEach(text -> subjects.add(OptionText.namespaced("statefulset", text)));
    deploymentConfigs.forEach(
        text -> subjects.add(OptionText.namespaced("deploymentconfig", text)));
    claims.forEach(text -> subjects.add(OptionText.namespaced("pvc", text)));
    namespaces.forEach(
        text -> subjects.add(new ObjectReference(null, null, null, "namespace", text, text)));
    objects.forEach(text -> subjects.add(OptionText.object(text)));
    return subjects;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
