package io.hawser.cli;

import io.hawser.cli.terminal.ProcessTerminal;

/** The entry point of the {@code hawser} command. */
public final class Main {
  private Main() {}

  static void main(String[] args) {
    System.exit(Hawser.run(new ProcessTerminal(), System.getenv(), args));
  }
}
