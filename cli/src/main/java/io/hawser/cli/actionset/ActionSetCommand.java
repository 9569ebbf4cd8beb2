package io.hawser.cli.actionset;

import picocli.CommandLine.Command;

/** The group of commands about ActionSets. */
@Command(name = "actionset", description = "Write ActionSets.", synopsisSubcommandLabel = "COMMAND")
public final class ActionSetCommand {}
