package io.hawser.cli.machine;

import io.hawser.cli.terminal.Terminal;
import io.hawser.crds.ActionSet;
import io.hawser.crds.Location;
import io.hawser.engine.document.DocumentReader;
import io.hawser.engine.document.Documents;
import io.hawser.engine.document.Loaded;
import io.hawser.engine.document.Source;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.lint.Linter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The documents that a command line names, and the run that they ask for. */
public final class DocumentFiles {
  private final Connections connections;
  private final Terminal terminal;
  private final Supplier<Linter> linter;

  public DocumentFiles(Terminal terminal, Connections connections, Supplier<Linter> linter) {
    this.linter = linter;
    this.terminal = terminal;
    this.connections = connections;
  }

  /**
   * Reads files, directories, and standard input for {@code -}.
   *
   * @throws BlueprintException with the faults of all documents
   */
  public Documents read(List<String> files) {
    var sources = new ArrayList<Source>();
    for (var file : files) {
      if (file.equals("-")) {
        sources.add(Source.standardInput(terminal.in()));
      } else {
        sources.addAll(Source.at(Path.of(file)));
      }
    }
    return new DocumentReader().read(sources);
  }

  /**
   * All that is wrong with documents, as far as it can be known without a run.
   *
   * @throws BlueprintException where they cannot even be read
   */
  public List<Finding> check(List<String> files) {
    return linter.get().check(read(files));
  }

  /**
   * The run that documents ask for. A Location that they name but do not hold is taken from the
   * saved connections.
   *
   * @param actionSetName null when there is only one
   */
  public RunRequest request(Documents documents, @Nullable String actionSetName) {
    var actionSet =
        actionSetName == null ? onlyActionSet(documents) : documents.actionSet(actionSetName);
    var base = actionSet.source().baseDirectory().toAbsolutePath().normalize();
    var blueprints = documents.blueprints().stream().map(Loaded::value).toList();
    var profiles = documents.profiles().stream().map(Loaded::value).toList();
    return RunRequest.of(
            actionSet.value(), blueprints, locations(documents, actionSet.value(), base), base)
        .with(profiles);
  }

  private List<Location> locations(Documents documents, ActionSet actionSet, Path base) {
    var here = documents.locations().stream().map(location -> absolute(location, base)).toList();
    var names = here.stream().map(location -> location.metadata().name()).toList();
    var saved =
        actionSet.spec().actions().stream()
            .flatMap(action -> RunRequest.locationName(action).stream())
            .distinct()
            .filter(name -> !names.contains(name))
            .flatMap(name -> connections.find(name).stream());
    return Stream.concat(here.stream(), saved).toList();
  }

  /** Relative paths count from the document's own folder, also where the run's is another one. */
  private static Location absolute(Loaded<Location> location, Path base) {
    var own = location.source().baseDirectory().toAbsolutePath().normalize();
    return own.equals(base) ? location.value() : LocationPaths.from(own, location.value());
  }

  private static Loaded<ActionSet> onlyActionSet(Documents documents) {
    var all = documents.actionSets();
    if (all.size() == 1) {
      return all.getFirst();
    }
    var names = all.stream().map(actionSet -> actionSet.value().metadata().name()).toList();
    throw new BlueprintException(
        List.of(
            new Finding(
                Optional.empty(),
                "",
                all.isEmpty()
                    ? "the documents hold no ActionSet, which says what to run"
                    : "there are several ActionSets; choose one with --actionset: "
                        + String.join(", ", names))));
  }
}
