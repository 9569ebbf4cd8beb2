package io.hawser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.terminal.RecordingTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/authoring.md tells its readers to do: writes its files, runs its commands. */
class AuthoringGuideTest {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```(yaml|console) ?(\\S*)\\n(.*?)^```$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern EXIT_CODE = Pattern.compile("# exit code (\\d)$");

  @TempDir private Path folder;

  @Test
  void everythingOnThePageWorks() throws IOException {
    int commands = 0;
    var blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "authoring.md")));
    while (blocks.find()) {
      if (blocks.group(1).equals("yaml")) {
        Files.writeString(folder.resolve(blocks.group(2)), blocks.group(3));
      } else {
        commands += run(blocks.group(3));
      }
    }

    assertThat(commands).isGreaterThan(5);
  }

  /** Runs each command of a transcript and compares its output where the page shows one. */
  private int run(String transcript) {
    var parts = transcript.split("(?m)^\\$ ");
    for (var part : parts) {
      if (part.isBlank()) {
        continue;
      }
      var line = part.substring(0, part.indexOf('\n'));
      var shown = part.substring(part.indexOf('\n') + 1);
      var terminal = new RecordingTerminal();
      var state = Map.of("HAWSER_STATE_DIR", folder.resolve("state").toString());

      int exitCode = Hawser.run(terminal, state, arguments(line));

      assertThat(exitCode).as(line + "\n" + terminal.errors()).isEqualTo(expectedExitCode(line));
      if (!shown.isBlank()) {
        assertThat(terminal.output()).as(line).isEqualTo(shown);
      }
    }
    return parts.length - 1;
  }

  private static int expectedExitCode(String line) {
    var code = EXIT_CODE.matcher(line);
    return code.find() ? Integer.parseInt(code.group(1)) : 0;
  }

  /** Files of the page stand in the test's own folder. */
  private String[] arguments(String line) {
    List<String> words = new ArrayList<>();
    var matcher = WORD.matcher(line.replaceFirst(" # .*", ""));
    while (matcher.find()) {
      var word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      words.add(word.endsWith(".yaml") ? folder.resolve(word).toString() : word);
    }
    assertThat(words.getFirst()).isEqualTo("hawser");
    return words.subList(1, words.size()).toArray(String[]::new);
  }
}
