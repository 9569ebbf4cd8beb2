package io.hawser.kopia.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.kopia.snapshot.TestRepository;
import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real program, connected to a repository in a directory. */
public record KopiaCommand(Path program, Path home, Map<String, String> environment) {

  /** Connects as the same user and host as the tests are, so that sources are the same too. */
  public static KopiaCommand connect(Path home, Path repository) throws Exception {
    var command = new KopiaCommand(Testbed.kopia(), Files.createDirectories(home), Map.of());
    command.run(
        "repository",
        "connect",
        "filesystem",
        "--path=" + repository,
        "--cache-directory=" + home.resolve("cache"),
        "--no-check-for-updates",
        "--disable-repository-format-cache",
        "--max-list-cache-duration=0s",
        "--override-hostname=here",
        "--override-username=tester");
    return command;
  }

  /** The same, with more in its environment. */
  public KopiaCommand with(String variable, String value) {
    return new KopiaCommand(program, home, Map.of(variable, value));
  }

  /** Runs a command that must succeed, and gives its output. */
  public String run(String... arguments) throws Exception {
    var process = start(arguments);
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor())
        .as("%s:%n%s", String.join(" ", arguments), Files.readString(errors()))
        .isZero();
    return output;
  }

  public JsonNode json(String... arguments) throws Exception {
    return new ObjectMapper().readTree(run(arguments));
  }

  public Process start(String... arguments) throws IOException {
    var line = new ArrayList<String>();
    line.add(program.toString());
    line.addAll(
        List.of(
            "--config-file=" + home.resolve("kopia.config"),
            "--no-progress",
            "--no-auto-maintenance",
            "--disable-file-logging",
            "--no-persist-credentials"));
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).redirectError(errors().toFile());
    builder.environment().put("KOPIA_PASSWORD", TestRepository.PASSWORD);
    builder.environment().put("KOPIA_CHECK_FOR_UPDATES", "false");
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Path errors() {
    return home.resolve("stderr");
  }
}
