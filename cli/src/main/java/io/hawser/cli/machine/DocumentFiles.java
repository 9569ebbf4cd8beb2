package io.hawser.cli.machine;

import io.hawser.cli.terminal.Terminal;
import io.hawser.crds.ActionSet;
import io.hawser.crds.Location;
import io.hawser.engine.document.DocumentReader;
import io.hawser.engine.document.Documents;
import io.hawser.engine.document.Loaded;
import io.hawser.engine.document.Source;
import io.hawser.engine.document.SourceMap;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.lint.Linter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
   * All that is wrong with documents, as far as it can be known without a run. Files, directories,
   * and standard input for {@code -}.
   *
   * @throws BlueprintException where they cannot even be read
   */
  public List<Finding> check(List<String> files) {
    return linter.get().check(read(files));
  }

  /**
   * The run that documents ask for, checked with the same outcome as by {@link #check}. A Location
   * that they name but do not hold is taken from the saved connections.
   *
   * @param actionSetName null when there is only one
   * @throws BlueprintException with all faults of the documents, each with its position
   */
  public RunRequest request(List<String> files, @Nullable String actionSetName) {
    var documents = read(files);
    var actionSet =
        actionSetName == null ? onlyActionSet(documents) : documents.actionSet(actionSetName);
    var findings = linter.get().checkRun(documents.with(actionSet));
    if (!findings.isEmpty()) {
      throw new BlueprintException(findings);
    }
    var base = actionSet.source().baseDirectory().toAbsolutePath().normalize();
    var blueprints = documents.blueprints().stream().map(Loaded::value).toList();
    var locations = documents.locations().stream().map(one -> absolute(one, base)).toList();
    var profiles = documents.profiles().stream().map(Loaded::value).toList();
    return RunRequest.of(actionSet.value(), blueprints, locations, base).with(profiles);
  }

  private Documents read(List<String> files) {
    var sources = new ArrayList<Source>();
    for (var file : files) {
      if (file.equals("-")) {
        sources.add(Source.standardInput(terminal.in()));
      } else {
        sources.addAll(Source.at(Path.of(file)));
      }
    }
    var documents = new DocumentReader().read(sources);
    if (documents.isEmpty()) {
      throw fault("there is no document in '%s'".formatted(String.join("', '", files)));
    }
    return documents.with(savedLocations(documents));
  }

  /** Those that an ActionSet names and no document holds. */
  private List<Loaded<Location>> savedLocations(Documents documents) {
    var here =
        documents.locations().stream().map(location -> location.value().metadata().name()).toList();
    return documents.actionSets().stream()
        .flatMap(set -> set.value().spec().actions().stream())
        .flatMap(action -> RunRequest.locationName(action).stream())
        .distinct()
        .filter(name -> !here.contains(name))
        .flatMap(name -> connections.find(name).stream())
        .map(location -> new Loaded<>(location, SourceMap.none(Path.of(""))))
        .toList();
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
    throw fault(
        all.isEmpty()
            ? "the documents hold no ActionSet, which says what to run"
            : "there are several ActionSets; choose one with --actionset: "
                + String.join(", ", names));
  }

  private static BlueprintException fault(String message) {
    return new BlueprintException(List.of(new Finding(Optional.empty(), "", message)));
  }
}
