package io.hawser.cli.machine;

import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.journal.RunStore;
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
    return new RunStore(
        RunStore.defaultFolder(environment), Clock.systemUTC(), FaultPoints.fromEnvironment());
  }

  public Connections connections() {
    return new Connections(Connections.defaultFolder(environment));
  }

  public DocumentFiles documents() {
    return new DocumentFiles(terminal, connections());
  }
}
