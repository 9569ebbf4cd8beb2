package io.hawser.cli;

import io.hawser.cli.output.ExitCode;
import io.hawser.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The root of the command line. */
@Command(
    name = "hawser",
    description = "Protects application data: quiesce, snapshot, upload, restore, by blueprint.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Start here:",
      "  hawser run samples/quickstart/backup.yaml   back up a small application",
      "  hawser runs                                 see what was run",
      "  hawser COMMAND --help                       options and examples of a command"
    })
public final class Hawser {
  private Hawser() {}

  /**
   * Does what the arguments ask for and answers with the exit code of the process.
   *
   * @param environment variables that say where state and connections are
   */
  public static int run(Terminal terminal, Map<String, String> environment, String... args) {
    return commandLine(terminal, environment, args).execute(args);
  }

  /**
   * The parser for these arguments. Where they begin with the name of a command only that one is
   * known to it: reading the declarations of all of them would double the time to start.
   */
  static CommandLine commandLine(
      Terminal terminal, Map<String, String> environment, String... args) {
    var root = new CommandLine(new Hawser());
    var commands = Commands.all(terminal, environment);
    var asked = args.length == 0 ? null : commands.get(args[0]);
    if (asked != null) {
      root.addSubcommand(args[0], asked.get());
    } else {
      commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
    }
    addCommonParts(root);
    var out = new PrintWriter(terminal.out(), true);
    var err = new PrintWriter(terminal.err(), true);
    return root.setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(Math.clamp(terminal.width(), 60, 110))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (e, line, parsed) -> ErrorReport.print(terminal, e, parsed.expandedArgs()))
        .setParameterExceptionHandler((e, _) -> UsageError.print(terminal, e));
  }

  /** What every command has: its help, the long story of an error, the exit codes. */
  private static void addCommonParts(CommandLine command) {
    var spec = command.getCommandSpec();
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help and do nothing.")
            .build());
    spec.addOption(
        OptionSpec.builder("--verbose")
            .type(boolean.class)
            .description("Show where in the program an error arose.")
            .build());
    var usage = spec.usageMessage();
    usage.exitCodeListHeading("%nExit codes:%n");
    var codes = new LinkedHashMap<String, String>();
    Arrays.stream(ExitCode.values())
        .forEach(code -> codes.put(" " + code.number(), code.meaning()));
    usage.exitCodeList(codes);
    // A command stands there once for each of its names.
    Set.copyOf(command.getSubcommands().values()).forEach(Hawser::addCommonParts);
  }
}
