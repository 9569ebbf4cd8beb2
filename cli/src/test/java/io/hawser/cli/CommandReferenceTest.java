package io.hawser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.output.ExitCode;
import io.hawser.cli.terminal.RecordingTerminal;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandReferenceTest {
  private static final String HEAD =
      """
      # Commands

      `hawser COMMAND --help` shows the same. Results go to standard output, everything said to a
      person to standard error. Listings take `-o json` and `-o yaml`: a list of objects. Their field
      names stay as they are, new ones may be added, what is not known is null, and times are RFC 3339 in
      UTC. Fields that end in `Bytes` are numbers; `size` and `took` are for people.

      | command | fields with `-o json` |
      | --- | --- |
      | `run`, `resume`, `status` | one object: id, actionSet, state, startedAt, endedAt, error {class, message}, abortRequested, left, ownerPid, actions [id, name, blueprint, state, startedAt, endedAt, error, failedPhase, phases [name, stage, func, state, attempts, startedAt, endedAt, outputs, error, skipped, progress, lines, elements], cleanups [key, func, state, error], artifacts] |
      | `runs` | id, actionSet, state, startedAt, took, endedAt, error |
      | `lint` | file, line, column, field, message |
      | `plan` | action, phase, func, kind, text |
      | `snapshots` | id, source, startedAt, files, size, state, keptAs, endedAt, sizeBytes, description, tags, pins, retentionReasons |
      | `expire` | id, source, startedAt, state, deleted |
      | `policy show` | for each target one object, the effective policy as Kopia writes it |
      | `policy list` | id, target, policy |
      | `ls` | type, mode, owner, size (in bytes), modifiedAt, name, object |
      | `repo status` | storage, formatVersion, hash, encryption, splitter, maxPack, uniqueId, indexVersion, epochManager, maxPackBytes, eccOverheadPercent |
      | `functions` | name, summary, arguments, outputs |

      | exit code | meaning |
      | --- | --- |
      """;

  private final CommandLine hawser = Hawser.commandLine(new RecordingTerminal(), Map.of());

  @Test
  void theReferencePageIsWhatTheHelpSays() throws IOException {
    var page = new StringBuilder(HEAD);
    Arrays.stream(ExitCode.values())
        .forEach(code -> page.append("| %d | %s |\n".formatted(code.number(), code.meaning())));
    forEachCommand(hawser, command -> append(page, command));

    ReferencePage.check("cli.md", page.toString());
  }

  @Test
  void everyCommandAndOptionIsDescribed() {
    forEachCommand(
        hawser,
        command -> {
          var spec = command.getCommandSpec();
          assertThat(spec.usageMessage().description()).as(spec.qualifiedName()).isNotEmpty();
          spec.args()
              .forEach(arg -> assertThat(arg.description()).as(spec.qualifiedName()).isNotEmpty());
        });
  }

  private static void append(StringBuilder page, CommandLine command) {
    page.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
    command.getCommandSpec().usageMessage().exitCodeList(Map.of());
    command.getCommandSpec().usageMessage().exitCodeListHeading("");
    page.append(command.getUsageMessage(Ansi.OFF)).append("```\n");
  }

  private static void forEachCommand(CommandLine command, Consumer<CommandLine> each) {
    if (command.getCommandSpec().usageMessage().hidden()) {
      return;
    }
    each.accept(command);
    command.getSubcommands().values().stream()
        .distinct()
        .forEach(subcommand -> forEachCommand(subcommand, each));
  }
}
