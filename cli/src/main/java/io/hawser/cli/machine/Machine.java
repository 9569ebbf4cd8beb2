package io.hawser.cli.machine;

import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.function.Functions;
import io.hawser.engine.journal.RunId;
import io.hawser.engine.journal.RunStore;
import io.hawser.engine.lint.Linter;
import io.hawser.engine.run.Engine;
import io.hawser.engine.run.EngineOptions;
import io.hawser.engine.run.EngineParts;
import io.hawser.engine.run.Languages;
import io.hawser.engine.secret.Secrets;
import io.hawser.engine.template.GoTemplates;
import io.hawser.functions.BuiltinFunctions;
import io.hawser.functions.data.Locations;
import io.hawser.functions.secret.LocalSecrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The parts of Hawser on this machine, put together by hand. */
public final class Machine {
  private final Terminal terminal;
  private final Map<String, String> environment;
  // One for all parts: they count the points together.
  private final FaultPoints faults = FaultPoints.fromEnvironment();

  /**
   * @param environment of the process
   */
  public Machine(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  public RunStore store() {
    return new RunStore(stateFolder(), Clock.systemUTC(), faults);
  }

  public Functions functions() {
    return BuiltinFunctions.onThisMachine(stateFolder());
  }

  public Languages languages() {
    return Languages.standard(new GoTemplates());
  }

  /**
   * An engine for runs whose documents stand in one folder.
   *
   * @param base what relative paths of secrets' files count from
   */
  public Engine engine(Path base) {
    return new Engine(
        new EngineParts(
            functions(),
            secrets(base),
            languages(),
            store(),
            Clock.systemUTC(),
            RandomGenerator.getDefault(),
            faults,
            EngineOptions.DEFAULT));
  }

  /** An engine for the run of that id. */
  public Engine engineOf(RunId run) {
    return engine(
        store().request(run).map(request -> Path.of(request.baseDirectory())).orElse(Path.of("")));
  }

  public RepositoryAccess repositories() {
    return new RepositoryAccess(
        new Locations(stateFolder().resolve("cache")),
        new LocationFinder(connections()),
        secrets(Path.of("")));
  }

  private Secrets secrets(Path base) {
    return new LocalSecrets(
        environment,
        base,
        LocalSecrets.defaultFolder(environment),
        warning -> terminal.err().println("hawser: warning: " + warning));
  }

  private Path stateFolder() {
    return RunStore.defaultFolder(environment);
  }

  public Connections connections() {
    return new Connections(Connections.defaultFolder(environment));
  }

  public DocumentFiles documents() {
    return new DocumentFiles(
        terminal, connections(), () -> new Linter(functions(), languages().go()));
  }
}
