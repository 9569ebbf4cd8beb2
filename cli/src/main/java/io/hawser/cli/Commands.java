package io.hawser.cli;

import io.hawser.cli.actionset.ActionSetCommand;
import io.hawser.cli.actionset.ParentRuns;
import io.hawser.cli.author.CronCommand;
import io.hawser.cli.author.EvalCommand;
import io.hawser.cli.author.FunctionsCommand;
import io.hawser.cli.author.LintCommand;
import io.hawser.cli.author.PlanCommand;
import io.hawser.cli.data.CatCommand;
import io.hawser.cli.data.ExpireCommand;
import io.hawser.cli.data.ForgetCommand;
import io.hawser.cli.data.LsCommand;
import io.hawser.cli.data.RepoCommand;
import io.hawser.cli.data.RestoreCommand;
import io.hawser.cli.data.SnapshotsCommand;
import io.hawser.cli.machine.Machine;
import io.hawser.cli.policy.PolicyCommand;
import io.hawser.cli.run.AbortCommand;
import io.hawser.cli.run.ResumeCommand;
import io.hawser.cli.run.RunCommand;
import io.hawser.cli.run.RunsCommand;
import io.hawser.cli.run.StatusCommand;
import io.hawser.cli.start.CompletionCommand;
import io.hawser.cli.start.RecordStartCommand;
import io.hawser.cli.start.VersionCommand;
import io.hawser.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Every subcommand by name, in the order in which the help lists them. */
final class Commands {
  private Commands() {}

  static Map<String, Supplier<Object>> all(Terminal terminal, Map<String, String> environment) {
    var machine = new Machine(terminal, environment);
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("run", () -> new RunCommand(terminal, machine::engine, machine::documents));
    commands.put("resume", () -> new ResumeCommand(terminal, machine::engineOf));
    commands.put("abort", () -> new AbortCommand(terminal, machine::store));
    commands.put("status", () -> new StatusCommand(terminal, machine::store));
    commands.put("runs", () -> new RunsCommand(terminal, machine::store));
    commands.put("lint", () -> new LintCommand(terminal, machine::documents));
    commands.put("plan", () -> new PlanCommand(terminal, machine::engine, machine::documents));
    commands.put("eval", () -> new EvalCommand(terminal, machine::languages));
    commands.put("cron", () -> new CronCommand(terminal));
    commands.put(
        "restore", () -> new RestoreCommand(terminal, machine::store, machine::repositories));
    commands.put(
        "snapshots", () -> SnapshotsCommand.withSubcommands(terminal, machine::repositories));
    commands.put("expire", () -> new ExpireCommand(terminal, machine::repositories));
    commands.put(
        "policy",
        () -> PolicyCommand.withSubcommands(terminal, machine::repositories, environment));
    commands.put("ls", () -> new LsCommand(terminal, machine::repositories));
    commands.put("cat", () -> new CatCommand(terminal, machine::repositories));
    commands.put("forget", () -> new ForgetCommand(terminal, machine::repositories));
    commands.put(
        "actionset",
        () ->
            ActionSetCommand.withSubcommands(
                terminal, parent -> new ParentRuns(machine.store()).find(parent)));
    commands.put(
        "repo", () -> new RepoCommand(terminal, machine::repositories, machine::connections));
    commands.put("functions", () -> new FunctionsCommand(terminal, machine::functions));
    commands.put(
        "completion",
        () -> new CompletionCommand(terminal, () -> Hawser.commandLine(terminal, environment)));
    commands.put("version", () -> new VersionCommand(terminal));
    commands.put(
        "record-start",
        () -> new RecordStartCommand(terminal, args -> Hawser.run(terminal, environment, args)));
    return commands;
  }
}
