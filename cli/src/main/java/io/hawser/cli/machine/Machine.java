package io.hawser.cli.machine;

import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.function.Functions;
import io.hawser.engine.journal.RunStore;
import io.hawser.functions.BuiltinFunctions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The parts of Hawser on this machine, put together by hand. */
public final class Machine {
  private final Terminal terminal;
  private final Map<String, String> environment;

  /**
   * @param environment of the process
   */
  public Machine(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  public RunStore store() {
    return new RunStore(stateFolder(), Clock.systemUTC(), FaultPoints.fromEnvironment());
  }

  public Functions functions() {
    return BuiltinFunctions.onThisMachine(stateFolder());
  }

  private Path stateFolder() {
    return RunStore.defaultFolder(environment);
  }

  public Connections connections() {
    return new Connections(Connections.defaultFolder(environment));
  }

  public DocumentFiles documents() {
    return new DocumentFiles(terminal, connections());
  }
}
