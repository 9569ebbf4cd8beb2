package io.hawser.cli.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.Hawser;
import io.hawser.cli.terminal.RecordingTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every folder of {@code blueprints/} keeps to. */
class PrebuiltBlueprintsTest {
  private static final Path ALL = Path.of("..", "blueprints");
  private static final Pattern NAME = Pattern.compile("(?m)^(?:  |      )(\\w+):$");

  @TempDir private Path folder = Path.of("");

  static Stream<Path> folders() throws IOException {
    try (var entries = Files.list(ALL)) {
      return entries.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void hasNoFaults(Path blueprint) {
    var terminal = new RecordingTerminal();

    int exit =
        Hawser.run(terminal, Map.of(), "lint", blueprint.resolve("blueprint.yaml").toString());

    assertThat(exit).as(terminal.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void isExplainedWithAllActionsAndInputs(Path blueprint) throws IOException {
    var page = Files.readString(blueprint.resolve("README.md"));
    var names = NAME.matcher(Files.readString(blueprint.resolve("blueprint.yaml")));

    assertThat(names.results().map(name -> "`" + name.group(1) + "`").distinct())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains(name));
    assertThat(Files.readString(ALL.resolve("README.md")))
        .contains("(" + blueprint.getFileName() + "/README.md)");
  }

  @Test
  void aDirectoryIsBackedUpAndRestored() throws IOException {
    var prebuilt = new Prebuilt(folder, "directory");
    var data = Files.createDirectory(folder.resolve("data"));
    var _ = Files.writeString(data.resolve("letter"), "dear reader");
    var target = folder.resolve("restored");

    prebuilt.run("backup", data, Map.of());
    prebuilt.run("restore", data, Map.of("target", target.toString()));

    assertThat(target.resolve("letter")).hasContent("dear reader");
  }
}
