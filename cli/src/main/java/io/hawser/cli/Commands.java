package io.hawser.cli;

import io.hawser.cli.start.RecordStartCommand;
import io.hawser.cli.start.VersionCommand;
import io.hawser.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Every subcommand by name, in the order in which the help lists them. */
final class Commands {
  private Commands() {}

  static Map<String, Supplier<Object>> all(Terminal terminal) {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("version", () -> new VersionCommand(terminal));
    commands.put(
        "record-start", () -> new RecordStartCommand(terminal, args -> Hawser.run(terminal, args)));
    return commands;
  }
}
